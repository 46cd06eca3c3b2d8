# {"task": "train_mlp", "verdict": "wrong", "mistake": "unshuffled_slices", "listed": true, "note": "slices in the given order", "lines": [[12, 13]]}
import torch
from torch import nn

def train_mlp(dataset, epochs):
    X = torch.stack([image for image, label in dataset])
    Y = torch.tensor([int(label) for image, label in dataset])
    model = make_mlp([784, 100, 10])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for i in range(0, len(X), 64):
            loss = loss_function(model(X[i:i + 64]), Y[i:i + 64])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
