# {"task": "train_classifier", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": true, "note": "optimizer.zero_grad without parentheses", "lines": [[13]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    for epoch in range(epochs):
        for pixels, classes in loader:
            optimizer.zero_grad
            loss = loss_function(model(pixels), classes)
            loss.backward()
            optimizer.step()
    return model
