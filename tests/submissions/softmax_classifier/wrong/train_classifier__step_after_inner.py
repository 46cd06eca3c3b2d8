# {"task": "train_classifier", "verdict": "wrong", "mistake": "step_outside_loop", "listed": false, "note": "zero_grad, backward and step are not indented into the inner loop: one step an epoch, on the last batch", "lines": [[15, 16, 17]]}
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
            predicted = model(x)
            loss = loss_function(predicted, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
