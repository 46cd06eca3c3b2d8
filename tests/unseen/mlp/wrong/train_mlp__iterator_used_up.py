# {"task": "train_mlp", "verdict": "wrong", "mistake": "iterator_used_up", "listed": false, "note": "the iterator is made once: after the first epoch there are no batches left", "lines": [[7, 12]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    batches = iter(DataLoader(dataset, batch_size=64, shuffle=True))
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in batches:
            optimizer.zero_grad()
            loss = loss_function(model(pixels), classes)
            loss.backward()
            optimizer.step()
    return model
