# {"task": "train_mlp", "verdict": "wrong", "mistake": "step_outside_batch_loop", "listed": false, "note": "one step per epoch instead of one per batch", "lines": [[17]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in loader:
            scores = model(pixels)
            loss = loss_function(scores, classes)
            optimizer.zero_grad()
            loss.backward()
        optimizer.step()
    return model
