# {"task": "gradient_descent_step", "verdict": "right", "style": "inference", "listed": false, "note": "inference_mode as decorator? version counters: no_grad plus index_put"}
import torch


def _one(p, lr):
    p.add_(p.grad.mul(-lr))


def gradient_descent_step(parameters, learning_rate):
    with torch.autograd.grad_mode.no_grad():
        [_one(p, learning_rate) for p in parameters if p.grad is not None] and None
