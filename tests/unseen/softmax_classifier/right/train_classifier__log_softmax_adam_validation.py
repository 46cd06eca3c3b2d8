# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "log-probabilities, NLLLoss, Adam, and a tenth kept for validation"}
import torch
from torch import nn
from torch.utils.data import DataLoader, random_split


class LogRegression(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x):
        return torch.log_softmax(self.fc(x.flatten(1)), dim=1)


def train_classifier(dataset, epochs):
    n_val = len(dataset) // 10
    train_part, val_part = random_split(dataset, [len(dataset) - n_val, n_val])
    train_dl = DataLoader(train_part, batch_size=64, shuffle=True)
    net = LogRegression()
    nll = nn.NLLLoss()
    adam = torch.optim.Adam(net.parameters(), lr=1e-3)
    for epoch in range(epochs):
        for x, y in train_dl:
            adam.zero_grad(set_to_none=True)
            nll(net(x), y).backward()
            adam.step()
    return net
