# {"task": "train_mlp", "verdict": "wrong", "mistake": "pixels_divided_again+one_epoch_too_few+optimizer_skips_biases", "listed": false, "note": "pixels are shrunk in training only; one epoch is missing; only matrices are trained", "lines": [[14], [12], [9, 10]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    weights = [model[1].weight, model[3].weight]
    optimizer = torch.optim.SGD(weights, lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs - 1):
        for pixels, classes in loader:
            pixels = pixels.float() / 255
            optimizer.zero_grad()
            loss = loss_function(model(pixels), classes)
            loss.backward()
            optimizer.step()
    return model
