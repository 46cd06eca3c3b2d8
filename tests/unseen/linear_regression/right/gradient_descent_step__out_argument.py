# {"task": "gradient_descent_step", "verdict": "right", "style": "out_argument", "listed": false, "note": "torch.add with out on detached"}
import torch


def gradient_descent_step(parameters, learning_rate):
    for p in list(parameters):
        g = p.grad
        if g is not None:
            theta = p.detach()
            torch.add(theta, g, alpha=-learning_rate, out=theta)
