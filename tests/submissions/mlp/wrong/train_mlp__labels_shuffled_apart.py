# {"task": "train_mlp", "verdict": "wrong", "mistake": "labels_shuffled_apart", "listed": false, "note": "images and labels come from two loaders shuffled on their own", "lines": [[7, 8]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    images = DataLoader([image for image, label in dataset], batch_size=64, shuffle=True)
    labels = DataLoader([int(label) for image, label in dataset], batch_size=64, shuffle=True)
    model = make_mlp([784, 100, 10])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in zip(images, labels):
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
