# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "no DataLoader: all images stacked, a fresh permutation every epoch, slices"}
import torch
from torch import nn

def train_classifier(dataset, epochs, batch_size=64):
    X = torch.stack([dataset[i][0] for i in range(len(dataset))])
    Y = torch.tensor([int(dataset[i][1]) for i in range(len(dataset))])
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    lossf = nn.CrossEntropyLoss()
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        order = torch.randperm(len(X))
        for start in range(0, len(X), batch_size):
            pick = order[start:start + batch_size]
            opt.zero_grad()
            loss = lossf(model(X[pick]), Y[pick])
            loss.backward()
            opt.step()
    return model
