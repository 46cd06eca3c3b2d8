# {"task": "relu", "verdict": "right", "style": "clone_then_index", "listed": false, "note": "a copy is changed in place, the input is not"}
import torch

def relu(x: torch.Tensor) -> torch.Tensor:
    y = x.clone()
    y[y < 0] = 0
    return y
