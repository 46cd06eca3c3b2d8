# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "gradient_zeroed_first", "listed": false, "note": "the gradient is reset before it is used: nothing moves", "lines": [[10, 11]]}
import torch

@torch.no_grad()
def gradient_descent_step(parameters, learning_rate):
    """One step of gradient descent, in place."""
    for theta in parameters:
        if theta.grad is None:
            continue
        theta.grad.zero_()
        theta.copy_(theta - learning_rate * theta.grad)
