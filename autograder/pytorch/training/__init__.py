"""Whole trainings, `train_...(dataset, epochs)`, that make everything themselves and return a model.

One accuracy proves little: some mistakes cost less of it than a seed does. So a training is judged by its mechanisms,
each seen in short trainings on few images, and only then by its result. A lesson declares which of the checks here
it wants, with their points:

    whole_training(lesson.task("train_mlp", points=1, lecture="Training"), {"gradients_are_reset": 1.0})
"""
