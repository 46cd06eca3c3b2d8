# {"task": "softmax", "verdict": "right", "style": "blockwise", "listed": false, "note": "online softmax, column by column (as in flash attention)"}
import torch


def softmax(scores):
    m = torch.full_like(scores[:, 0], float("-inf"))
    z = torch.zeros_like(m)
    for column in scores.unbind(1):
        new = torch.maximum(m, column)
        z = z * torch.exp(m - new) + torch.exp(column - new)
        m = new
    return torch.exp(scores - m[:, None]) / z[:, None]
