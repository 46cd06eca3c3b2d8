# {"task": "count_parameters", "verdict": "right", "style": "sum_of_sizes", "listed": false, "note": "size by iteration over ones_like"}
import torch


def count_parameters(model):
    return int(sum(torch.ones_like(p).sum().item() for p in model.parameters()))
