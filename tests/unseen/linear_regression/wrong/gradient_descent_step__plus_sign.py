# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "plus_sign", "listed": true, "note": "goes up the hill", "lines": [[7]]}
import torch

def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for param in parameters:
            param.add_(param.grad, alpha=learning_rate)
