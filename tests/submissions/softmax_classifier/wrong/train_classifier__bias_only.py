# {"task": "train_classifier", "verdict": "wrong", "mistake": "only_part_in_optimizer", "listed": false, "note": "the optimizer gets model[1].bias only: the weights never change", "lines": [[11]]}
import torch
from torch import nn
from torch.optim import SGD
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = SGD([model[1].bias], lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
