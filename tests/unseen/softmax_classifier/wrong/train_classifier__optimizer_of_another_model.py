# {"task": "train_classifier", "verdict": "wrong", "mistake": "optimizer_of_another_model", "listed": false, "note": "the optimizer gets the parameters of a second, new model", "lines": [[11]]}
import torch
from torch import nn, optim
from torch.utils.data import DataLoader


def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_linear_classifier()
    loss_function = nn.CrossEntropyLoss()
    optimizer = optim.SGD(make_linear_classifier().parameters(), lr=0.1)
    for epoch in range(epochs):
        train_epoch(model, loader, loss_function, optimizer)
    return model
