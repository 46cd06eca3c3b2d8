# {"task": "train_classifier", "verdict": "wrong", "mistake": "inputs_0_255", "listed": true, "note": "multiplies the pixels back to 0..255 with a learning rate of 0.1, and the model is then tested on [0, 1]", "lines": [[13]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            x = (x * 255).round()          # real pixel values
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
