# {"task": "relu", "verdict": "wrong", "mistake": "tensor_of_list", "listed": false, "note": "a list comprehension over rows, graph lost and rows ambiguous", "lines": [[5]]}
import torch

def relu(x):
    return torch.tensor([v if v > 0 else 0.0 for v in x.tolist()])
