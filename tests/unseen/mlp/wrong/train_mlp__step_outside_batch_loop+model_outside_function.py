# {"task": "train_mlp", "verdict": "wrong", "mistake": "step_outside_batch_loop+model_outside_function", "listed": false, "note": "one step per epoch; the model is shared between calls", "lines": [[17], [6, 11, 18]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

netz = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))

def train_mlp(dataset, epochs):
    lader = DataLoader(dataset, batch_size=64, shuffle=True)
    verlust = nn.CrossEntropyLoss()
    optimierer = torch.optim.Adam(netz.parameters(), lr=0.001)
    for epoche in range(epochs):
        for bild, klasse in lader:
            optimierer.zero_grad()
            fehler = verlust(netz(bild), klasse)
            fehler.backward()
        optimierer.step()
    return netz
