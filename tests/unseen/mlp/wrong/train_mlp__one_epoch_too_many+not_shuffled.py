# {"task": "train_mlp", "verdict": "wrong", "mistake": "one_epoch_too_many+not_shuffled", "listed": true, "note": "one pass more than asked; the loader does not shuffle", "lines": [[11, 12], [7]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    epoch = 0
    while epoch <= epochs:
        for pixels, classes in loader:
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        epoch += 1
    return model
