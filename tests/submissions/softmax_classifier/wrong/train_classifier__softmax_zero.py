# {"task": "train_classifier", "verdict": "wrong", "mistake": "softmax_before_cross_entropy+missing_zero_grad", "listed": true, "note": "softmax before the loss, and no zero_grad", "lines": [[13], [21, 23, 24]]}
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

class SoftmaxRegression(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        return F.softmax(self.linear(x.flatten(1)), dim=1)

def train_classifier(dataset, epochs):
    model = SoftmaxRegression()
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
    return model
