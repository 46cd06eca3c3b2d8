# {"task": "train_mlp", "verdict": "right", "mistake": null, "note": "no DataLoader: all images as one tensor, a new permutation each epoch"}
import torch
import torch.nn.functional as F
from torch import nn

def train_mlp(dataset, epochs):
    X = torch.stack([dataset[i][0] for i in range(len(dataset))])
    y = torch.tensor([int(dataset[i][1]) for i in range(len(dataset))])
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 200), nn.ReLU(), nn.Linear(200, 10))
    opt = torch.optim.Adam(model.parameters(), lr=1e-3)
    for _ in range(epochs):
        for idx in torch.randperm(len(X)).split(64):
            opt.zero_grad()
            F.cross_entropy(model(X[idx]), y[idx]).backward()
            opt.step()
    return model
