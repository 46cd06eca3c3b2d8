# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "plus_sign", "listed": true, "note": "Adds the gradient: goes uphill.", "lines": [[7]]}
import torch
def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p += learning_rate * p.grad
