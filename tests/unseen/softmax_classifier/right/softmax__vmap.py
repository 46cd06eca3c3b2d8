# {"task": "softmax", "verdict": "right", "style": "vmap", "listed": false, "note": "torch.func.vmap over rows"}
import torch
from torch.func import vmap


@vmap
def softmax(row):
    shifted = row - row.max()
    powers = shifted.exp()
    return powers / powers.sum()
