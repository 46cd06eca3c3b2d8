# {"task": "relu", "verdict": "right", "style": "maximum", "listed": false, "note": "maximum with zero"}
import torch


def relu(x):
    return torch.maximum(x, x.new_zeros(()))
