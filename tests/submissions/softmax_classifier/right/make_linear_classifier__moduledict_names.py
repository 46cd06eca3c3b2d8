# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "ten (1, 784) layers in a ModuleDict keyed by class names"}
import torch
import torch.nn as nn

NAMES = ["tshirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"]

class Wardrobe(nn.Module):
    def __init__(self):
        super().__init__()
        self.flat = nn.Flatten()
        self.garments = nn.ModuleDict({name: nn.Linear(28 * 28, 1) for name in NAMES})

    def forward(self, pixels):
        pixels = self.flat(pixels)
        scores = [self.garments[name](pixels).squeeze(1) for name in NAMES]
        return torch.stack(scores, dim=1)

def make_linear_classifier():
    return Wardrobe()
