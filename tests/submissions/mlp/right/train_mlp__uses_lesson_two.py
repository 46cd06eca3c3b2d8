# {"task": "train_mlp", "verdict": "right", "style": "uses_lesson_two", "listed": false, "note": "the student's train_epoch-like helper with a closure given to the optimizer"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def one_epoch(model, loader, optimizer, loss_function):
    for x, y in loader:
        def closure():
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            return loss
        optimizer.step(closure)

def train_mlp(dataset, epochs):
    model = make_mlp([784, 100, 50, 10])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loader = DataLoader(dataset, batch_size=32, shuffle=True)
    for _ in range(epochs):
        one_epoch(model, loader, optimizer, nn.CrossEntropyLoss())
    print("parameters:", count_parameters(model))
    return model
