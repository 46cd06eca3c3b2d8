# {"task": "train_classifier", "verdict": "wrong", "mistake": "missing_zero_grad+unshuffled", "listed": true, "note": "no zero_grad, and the loader does not shuffle", "lines": [[20, 22, 23], [18]]}
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

class LogReg(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(28 * 28, 10)

    def forward(self, xb):
        return self.fc(xb.reshape(-1, 784))

def train_classifier(dataset, epochs):
    model = LogReg()
    opt = torch.optim.SGD(model.parameters(), lr=0.05)
    train_dl = DataLoader(dataset, batch_size=128)
    for epoch in range(epochs):
        for xb, yb in train_dl:
            loss = F.cross_entropy(model(xb), yb)
            loss.backward()
            opt.step()
    return model
