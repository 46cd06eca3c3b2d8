# {"task": "relu", "verdict": "right", "style": "torch_max_zero_tensor", "listed": false, "note": "torch.max with a 0-dim tensor of the right type"}
import torch

def relu(x):
    return torch.max(x, torch.tensor(0, dtype=x.dtype, device=x.device))
