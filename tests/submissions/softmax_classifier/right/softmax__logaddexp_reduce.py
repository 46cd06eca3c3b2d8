# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "the log of the sum is built column by column with logaddexp"}
from functools import reduce
import torch

def softmax(scores):
    columns = scores.unbind(dim=1)
    log_total = reduce(torch.logaddexp, columns)
    return torch.stack([torch.exp(c - log_total) for c in columns], dim=1)
