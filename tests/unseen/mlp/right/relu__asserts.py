# {"task": "relu", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts"}
import torch


def relu(x):
    assert isinstance(x, torch.Tensor)
    y = torch.where(torch.lt(x, 0), 0, x)
    assert y.shape == x.shape and y.dtype == x.dtype
    return y
