# {"task": "train_mlp", "verdict": "right", "style": "step_lr", "listed": false, "note": "StepLR once an epoch"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    model = make_mlp([784, 150, 10])
    sgd = torch.optim.SGD(model.parameters(), lr=0.15)
    scheduler = torch.optim.lr_scheduler.StepLR(sgd, step_size=2, gamma=0.6)
    ce = nn.CrossEntropyLoss()
    data = DataLoader(dataset, batch_size=32, shuffle=True)
    for e in range(epochs):
        for i, (x, y) in enumerate(data):
            sgd.zero_grad()
            out = model(x)
            loss = ce(out, y)
            loss.backward()
            sgd.step()
            if i % 500 == 0:
                print(e, i, loss.item())
        scheduler.step()
    return model
