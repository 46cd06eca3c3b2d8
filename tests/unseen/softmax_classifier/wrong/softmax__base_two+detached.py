# {"task": "softmax", "verdict": "wrong", "mistake": "base_two+detached", "listed": false, "note": "2 ** instead of e **; detach cuts the gradient", "lines": [[8], [6]]}
import torch


def softmax(scores):
    s = scores.detach()
    top = s.max(dim=1)[0].reshape(-1, 1)
    powers = 2 ** (s - top)
    return powers / powers.sum(dim=1, keepdim=True)
