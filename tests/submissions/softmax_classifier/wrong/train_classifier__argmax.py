# {"task": "train_classifier", "verdict": "wrong", "mistake": "argmax_before_loss", "listed": true, "note": "argmax before the loss: crash", "lines": [[13]]}
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
            predicted = torch.argmax(model(x), dim=1).float()
            loss = loss_function(predicted, y.float())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
