# {"task": "train_mlp", "verdict": "wrong", "mistake": "trains_a_copy", "listed": false, "note": "a deep copy is trained, the original is returned", "lines": [[15, 23]]}
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader
import copy

def train_mlp(dataset, epochs):
    model = nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 100),
        nn.ReLU(),
        nn.Linear(100, 10),
    )
    student = copy.deepcopy(model)
    opt = torch.optim.SGD(student.parameters(), lr=0.05, momentum=0.9)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            loss = F.cross_entropy(student(x), y)
            opt.zero_grad()
            loss.backward()
            opt.step()
    return model
