# {"task": "train_classifier", "verdict": "wrong", "mistake": "returns_untrained_model", "listed": false, "note": "a fresh model is made after training 'for testing' and returned", "lines": [[18, 19]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def fit(model, loader, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    fit(make_linear_classifier(), loader, epochs)
    return make_linear_classifier()
