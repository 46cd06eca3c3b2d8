# {"task": "gradient_descent_step", "verdict": "right", "style": "foreach", "listed": false, "note": "torch._foreach on lists"}
import torch


@torch.no_grad()
def gradient_descent_step(parameters, learning_rate):
    ps = [p for p in parameters if p.grad is not None]
    if ps:
        torch._foreach_add_(ps, [p.grad for p in ps], alpha=-learning_rate)
