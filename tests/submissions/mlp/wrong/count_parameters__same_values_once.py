# {"task": "count_parameters", "verdict": "wrong", "mistake": "same_values_once", "listed": false, "note": "equal values are taken for a shared parameter", "lines": [[7]]}
import torch

def count_parameters(model):
    seen = []
    for p in model.parameters():
        if not any(p.shape == q.shape and torch.equal(p, q) for q in seen):
            seen.append(p)
    return sum(p.numel() for p in seen)
