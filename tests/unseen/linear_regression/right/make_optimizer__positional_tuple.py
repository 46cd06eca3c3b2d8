# {"task": "make_optimizer", "verdict": "right", "style": "positional_tuple", "listed": false, "note": "tuple of parameters, fused False, scheduler-friendly"}
import torch


def make_optimizer(model: torch.nn.Module, learning_rate: float) -> torch.optim.Optimizer:
    return torch.optim.SGD(tuple(filter(lambda p: p.requires_grad, model.parameters())), lr=float(learning_rate), differentiable=False)
