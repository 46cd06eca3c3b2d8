# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "all images as one tensor, own shuffled batches, gradient step by hand"}
import torch
from torch import nn
from torch.nn import functional as F


def train_classifier(dataset, epochs):
    bilder = torch.stack([dataset[i][0] for i in range(len(dataset))])
    klassen = torch.tensor([dataset[i][1] for i in range(len(dataset))])
    modell = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    lernrate = 0.1
    for _ in range(epochs):
        for teil in torch.randperm(len(bilder)).split(64):
            fehler = F.cross_entropy(modell(bilder[teil]), klassen[teil])
            gradienten = torch.autograd.grad(fehler, list(modell.parameters()))
            with torch.no_grad():
                for p, g in zip(modell.parameters(), gradienten):
                    p -= lernrate * g
    return modell
