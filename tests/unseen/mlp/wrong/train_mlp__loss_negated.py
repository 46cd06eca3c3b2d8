# {"task": "train_mlp", "verdict": "wrong", "mistake": "loss_negated", "listed": false, "note": "the minus sign makes the loss grow", "lines": [[15]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=100, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels, classes in loader:
            scores = model(pixels)
            # -ln(p)
            loss = -loss_function(scores, classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
