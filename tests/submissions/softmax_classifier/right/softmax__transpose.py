# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "uses transposes instead of keepdim"}
import torch

def softmax(scores: torch.Tensor) -> torch.Tensor:
    m, _ = torch.max(scores, 1)
    e = torch.exp(scores.T - m).T
    s = e.sum(1)
    return (e.T / s).T
