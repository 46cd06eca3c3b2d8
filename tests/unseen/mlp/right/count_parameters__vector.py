# {"task": "count_parameters", "verdict": "right", "style": "vector", "listed": false, "note": "parameters_to_vector? cat of flattened, empty models too"}
import torch


def count_parameters(model):
    flat = [p.detach().reshape(-1) for _, p in model.named_parameters()]
    return torch.cat(flat).shape[0] if flat else 0
