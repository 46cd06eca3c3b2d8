# {"task": "train_mlp", "verdict": "right", "style": "permutation_slices", "listed": false, "note": "no DataLoader: fresh permutation each epoch, flattened pixels"}
import torch
from torch import nn

def train_mlp(dataset, epochs):
    X = torch.stack([dataset[i][0] for i in range(len(dataset))])
    Y = torch.as_tensor([int(dataset[i][1]) for i in range(len(dataset))])
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for part in torch.randperm(len(X)).split(50):
            loss = nn.functional.cross_entropy(model(X[part]), Y[part])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
