# {"task": "train_mlp", "verdict": "right", "mistake": null, "note": "zero_grad after the step, small batches, a deeper net, while loop"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    lader = DataLoader(dataset, batch_size=32, shuffle=True, drop_last=False)
    modell = nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 128), nn.ReLU(),
        nn.Linear(128, 64), nn.ReLU(),
        nn.Linear(64, 10),
    )
    kosten = nn.CrossEntropyLoss()
    optimierer = torch.optim.SGD(modell.parameters(), lr=0.1)
    noch = epochs
    while noch > 0:
        for bilder, klassen in lader:
            kosten(modell(bilder), klassen).backward()
            optimierer.step()
            optimierer.zero_grad(set_to_none=True)
        noch -= 1
    return modell
