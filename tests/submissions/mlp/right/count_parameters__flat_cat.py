# {"task": "count_parameters", "verdict": "right", "style": "flat_cat", "listed": false, "note": "flattened and concatenated"}
import torch

def count_parameters(model):
    pieces = [torch.zeros(0)] + [p.detach().flatten().float() for p in model.parameters()]
    everything = torch.cat(pieces)
    return everything.shape[0]
