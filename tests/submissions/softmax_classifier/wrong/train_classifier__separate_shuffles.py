# {"task": "train_classifier", "verdict": "wrong", "mistake": "labels_shuffled_apart", "listed": false, "note": "images and labels are shuffled with two different permutations: the labels no longer belong to the images", "lines": [[8, 9]]}
import torch
from torch import nn

def train_classifier(dataset, epochs):
    X = torch.stack([dataset[i][0] for i in range(len(dataset))])
    y = torch.tensor([int(dataset[i][1]) for i in range(len(dataset))])
    X = X[torch.randperm(len(X))]
    y = y[torch.randperm(len(y))]
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for i in range(0, len(X), 64):
            loss = loss_function(model(X[i:i+64]), y[i:i+64])
            opt.zero_grad()
            loss.backward()
            opt.step()
    return model
