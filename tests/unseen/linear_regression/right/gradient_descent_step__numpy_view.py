# {"task": "gradient_descent_step", "verdict": "right", "style": "numpy_view", "listed": false, "note": "through the NumPy view of the data"}
import numpy as np


def gradient_descent_step(parameters, learning_rate):
    for p in filter(lambda q: q.grad is not None, parameters):
        view = p.detach().numpy()
        np.subtract(view, learning_rate * p.grad.numpy(), out=view)
