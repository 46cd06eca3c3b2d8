# {"task": "relu", "verdict": "right", "style": "list_comprehension", "listed": false, "note": "element by element with stack"}
import torch


def relu(x):
    flat = [v if v > 0 else v * 0 for v in x.reshape(-1)]
    return torch.stack(flat).reshape(x.shape) if flat else x.clone()
