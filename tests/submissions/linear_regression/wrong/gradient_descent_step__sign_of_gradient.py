# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "uses_sign_only", "listed": false, "note": "Steps by the sign of the gradient, ignoring its size.", "lines": [[7]]}
import torch
def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            if p.grad is not None:
                p -= learning_rate * torch.sign(p.grad)
