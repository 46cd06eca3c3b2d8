# {"task": "make_optimizer", "verdict": "right", "style": "initial_lr_tensor", "listed": false, "note": "named_parameters directly (PyTorch 2.6)"}
import torch


def make_optimizer(model, learning_rate):
    return torch.optim.SGD(model.named_parameters(), lr=learning_rate)
