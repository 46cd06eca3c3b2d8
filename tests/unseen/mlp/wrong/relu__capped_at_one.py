# {"task": "relu", "verdict": "wrong", "mistake": "capped_at_one", "listed": false, "note": "also cuts everything above 1", "lines": [[5]]}
import torch

def relu(x: torch.Tensor) -> torch.Tensor:
    return torch.clamp(x, 0, 1)
