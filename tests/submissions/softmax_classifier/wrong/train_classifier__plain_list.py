# {"task": "train_classifier", "verdict": "wrong", "mistake": "layers_in_plain_list", "listed": false, "note": "the layers are in a Python list: the optimizer gets an empty parameter list and refuses", "lines": [[9]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Flatten(), nn.Linear(784, 10)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

def train_classifier(dataset, epochs):
    model = Net()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            loss_function(model(x), y).backward()
            optimizer.step()
    return model
