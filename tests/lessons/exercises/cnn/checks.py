"""What is checked in the lesson `cnn`: probes run beside your code, checks judge what they saw."""

from torch import nn

from autograder.lesson import Lesson
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.scenarios.answers import Answer, Numbers
from autograder.pytorch.scenarios.functions import tensor_function
from autograder.pytorch.scenarios.made_models import ModelCase
from autograder.pytorch.scenarios.models import model_function
from autograder.pytorch.scenarios.number_functions import number_function
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.training.declare import whole_training
from autograder.pytorch.training.results import Reached

lesson = Lesson("cnn", title="Convolutional networks", order=6, resources=[fashion_mnist], modules=["torch"])


def one_step_at_a_time(given):
    return [(28, 3, 1, 1), *((given.integer(20, 40), given.integer(1, 9), 1, given.integer(1, 4)) for _ in range(3))]


def larger_steps(given):
    """Sizes of which one step fits in whole and one leaves a rest, for steps of 2 to 4."""
    sizes = [(given.integer(5, 9), stride, given.integer(1, 4)) for stride in (2, 3, 4)]
    return [(30 + stride * kernel + more, kernel, stride, pad) for kernel, stride, pad in sizes for more in (0, 1)]


number_function(
    lesson.task("output_size", points=2, lecture="Convolutions"),
    arguments=["size", "kernel", "stride", "padding"],
    cases={"values": one_step_at_a_time, "strides": larger_steps},
    kind="whole number",
    what="the size",
    points={
        "values": Award(1, "size_where_the_kernel_moves_by_one", "The size is right where the kernel moves by 1."),
        "strides": Award(0.5, "size_for_larger_strides", "It is right for larger strides: a part of a step is none."),
        "kind": Award(0.5, "the_size_is_a_whole_number", "The size is a plain whole number."),
    },
)

model_function(
    lesson.task("make_cnn", points=3, lecture="A convolutional network"),
    lambda given: ModelCase((1, 28, 28), (given.integer(2, 6),)),
    {
        "shapes": Award(0.5, "gives_ten_scores", "Ten scores come out for each image, also for a single one."),
        "parameters": Award(1, "has_all_its_parameters", "It has all weights and biases, and all can be trained."),
        "constant": Award(1, "layers_in_their_order", "It computes convolution, ReLU, pooling and linear layer."),
        "drawn": Award(0.5, "scores_an_image_by_itself", "An image's scores do not depend on the others in the batch."),
    },
)

Answer(
    lesson.question("q_parameters", points=1, lecture="A convolutional network", keyed=True),
    Numbers((2,), "two whole numbers: (convolution, linear layer)", whole=True),
).compared(Award(1, "parameters_of_both_layers", "Both numbers of parameters are right, weights and biases."))


def layer_in_use(given, kind, training, *shape):
    """A batch-norm layer in one of its modes, whose running mean and variance have moved, and a batch for it."""
    layer = kind(shape[1])
    layer(3 * given.normal(*shape) + 1)
    return layer.train(training), given.normal(*shape, scale=2.0)


tensor_function(
    lesson.task("batch_norm_modes", points=2, lecture="Batch normalization"),
    arguments=["layer", "x"],
    cases={
        "values": lambda given: [layer_in_use(given, nn.BatchNorm1d, training, 6, 3) for training in (True, False)],
        "images": lambda given: [layer_in_use(given, nn.BatchNorm2d, True, 3, 2, 4, 4)],
    },
    points={
        "values": Award(1, "outputs_in_both_modes", "The outputs of the layer in train mode, then those in eval mode."),
        "images": Award(0.5, "outputs_for_images", "It works for the batch norm of images too."),
        "input": Award(0.5, "leaves_the_layer_alone", "The layer's mode and its running statistics stay as they were."),
    },
)

whole_training(
    lesson.task("train_cnn", points=4, lecture="Training", calls=["make_cnn"]),
    {
        "learns_from_the_images": Award(1, sentence="After 5 epochs the model knows far more images than by guessing."),
        "the_loss_is_given_scores": 1,
        "gradients_are_reset": 1,
        "trains_as_many_epochs_as_asked": 1,
    },
    # With 5 seeds right trainings reached .50 to .83, those with steps far too small .08 to .14.
    reached=Reached(few=2000, learns={"full": 0.35, "sample": 0.35}),
)
