# {"task": "train_classifier", "verdict": "wrong", "mistake": "only_last_layer_in_optimizer", "listed": true, "note": "the optimizer gets the parameters of the last layer only; the hidden layer is never trained", "lines": [[10]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model[-1].parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
