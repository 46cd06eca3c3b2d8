# {"task": "relu", "verdict": "right", "style": "softshrink_like", "listed": false, "note": "from the positive part of the sign"}
import torch


def relu(x):
    return torch.where(torch.signbit(x), torch.zeros(()).to(x), x)
