# {"task": "train_classifier", "verdict": "wrong", "mistake": "relu_after_last_layer+one_epoch", "listed": true, "note": "ReLU at the end, and only one epoch", "lines": [[16], [20]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(784, 50)
        self.l2 = nn.Linear(50, 10)
        self.relu = nn.ReLU()

    def forward(self, x):
        x = x.flatten(1)
        x = self.relu(self.l1(x))
        x = self.relu(self.l2(x))
        return x

def train_classifier(dataset, epochs=1):
    epochs = 1
    model = Net()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    criterion = nn.CrossEntropyLoss()
    for e in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            criterion(model(x), y).backward()
            optimizer.step()
    return model
