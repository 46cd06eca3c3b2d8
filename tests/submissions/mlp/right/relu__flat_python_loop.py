# {"task": "relu", "verdict": "right", "style": "flat_python_loop", "listed": false, "note": "every number on its own, stacked again with the graph kept"}
import torch

def relu(x):
    out = []
    for value in x.reshape(-1):
        if value > 0:
            out.append(value)
        else:
            out.append(value * 0)
    return torch.stack(out).reshape(x.shape)
