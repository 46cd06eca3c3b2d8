# {"task": "train_mlp_on", "verdict": "right", "mistake": null, "note": "the model is moved after the optimizer was made (module.to keeps the parameters), flat loop"}
import torch
from itertools import chain, repeat
from torch import nn
from torch.utils.data import DataLoader

def train_mlp_on(device, dataset, epochs):
    modell = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    optimierer = torch.optim.SGD(modell.parameters(), lr=0.1)
    modell.to(device)
    verlust = nn.CrossEntropyLoss()
    lader = DataLoader(dataset, batch_size=50, shuffle=True)
    for bilder, klassen in chain.from_iterable(repeat(lader, epochs)):
        wert = verlust(modell(bilder.to(device)), klassen.to(device))
        wert.backward()
        optimierer.step()
        optimierer.zero_grad()
    return modell
