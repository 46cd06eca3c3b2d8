# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "stops_at_none", "lines": [[2]], "listed": false, "note": "break at the first None gradient"}
import torch


def gradient_descent_step(parameters, learning_rate):
    with torch.no_grad():
        for p in parameters:
            if p.grad is None:
                break
            p -= learning_rate * p.grad
