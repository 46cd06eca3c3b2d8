# {"task": "train_mlp", "verdict": "wrong", "mistake": "softmax_and_missing_zero_grad", "listed": true, "note": "two mistakes at once", "lines": [[13, 17, 19, 20]]}
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    model = nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 100),
        nn.ReLU(),
        nn.Linear(100, 10),
        nn.Softmax(dim=1),
    )
    opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = F.cross_entropy(model(x), y)
            loss.backward()
            opt.step()
    return model
