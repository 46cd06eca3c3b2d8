# {"task": "gradient_descent_step", "verdict": "right", "style": "functional_sgd", "listed": false, "note": "torch.optim's functional sgd"}
import torch
from torch.optim.sgd import sgd


@torch.no_grad()
def gradient_descent_step(parameters, learning_rate):
    params = [p for p in parameters if p.grad is not None]
    sgd(params, [p.grad for p in params], [None] * len(params), weight_decay=0, momentum=0, lr=learning_rate,
        dampening=0, nesterov=False, maximize=False, foreach=False, fused=False)
