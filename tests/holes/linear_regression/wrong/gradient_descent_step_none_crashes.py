# {"task": "gradient_descent_step", "verdict": "wrong", "mistake": "none_crashes", "lines": [[2]], "listed": false, "note": "does not skip None gradients"}
import torch


@torch.no_grad()
def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        p -= learning_rate * p.grad
