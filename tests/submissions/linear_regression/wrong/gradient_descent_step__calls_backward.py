# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "calls_backward_on_gradient", "listed": false, "note": "Calls p.grad(): a gradient is a tensor, not a function.", "lines": [[6]]}
import torch
def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            p -= learning_rate * p.grad()
