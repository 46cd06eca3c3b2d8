# {"task": "train_classifier", "verdict": "wrong", "mistake": "gradient_ascent", "listed": false, "note": "the update by hand has a plus sign", "lines": [[15]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            model.zero_grad()
            loss_function(model(x), y).backward()
            with torch.no_grad():
                for p in model.parameters():
                    p += 0.1 * p.grad
    return model
