# {"task": "gradient_descent_step", "verdict": "right", "mistake": null, "listed": false, "note": "torch.no_grad as a decorator and sub_ with alpha."}
import torch

@torch.no_grad()
def gradient_descent_step(parameters, learning_rate):
    for theta in parameters:
        if theta.grad is not None:
            theta.sub_(theta.grad, alpha=learning_rate)
