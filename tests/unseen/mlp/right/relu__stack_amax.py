# {"task": "relu", "verdict": "right", "mistake": null, "note": "largest of x and 0 along a new axis"}
import torch

def relu(x):
    both = torch.stack((x, torch.zeros_like(x)), dim=-1)
    return both.amax(dim=-1)
