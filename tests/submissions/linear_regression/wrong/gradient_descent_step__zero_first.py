# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "zeroes_gradient_before_use", "listed": false, "note": "Zeroes the gradients before using them, so nothing changes.", "lines": [[7]]}
import torch
def gradient_descent_step(parameters, learning_rate):
    parameters = list(parameters)
    for p in parameters:
        if p.grad is not None:
            p.grad.zero_()
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= learning_rate * p.grad
