# {"task": "train_classifier", "verdict": "wrong", "mistake": "returns_wrong_thing", "listed": false, "note": "returns the list of losses instead of the model", "lines": [[14]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_linear_classifier()
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        losses.append(train_epoch(model, loader, loss_function, optimizer))
    return losses
