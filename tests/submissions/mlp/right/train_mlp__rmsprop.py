# {"task": "train_mlp", "verdict": "right", "style": "rmsprop", "listed": false, "note": "RMSprop"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    model = make_mlp((784, 100, 10))
    optimizer = torch.optim.RMSprop(model.parameters(), lr=5e-4)
    loss_function = nn.CrossEntropyLoss()
    loader = DataLoader(dataset, 50, shuffle=True)
    epoch = 0
    while epoch < epochs:
        for x, y in loader:
            model.zero_grad()
            loss_function(model(x), y).backward()
            optimizer.step()
        epoch += 1
    return model
