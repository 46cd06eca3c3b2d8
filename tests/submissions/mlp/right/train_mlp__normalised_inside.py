# {"task": "train_mlp", "verdict": "right", "style": "normalised_inside", "listed": false, "note": "pixels centred inside the model, dropout, returned in eval mode"}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.tensor(0.2860))
        self.register_buffer("std", torch.tensor(0.3530))
        self.body = nn.Sequential(nn.Flatten(), nn.Linear(784, 200), nn.ReLU(), nn.Dropout(0.1), nn.Linear(200, 10))

    def forward(self, x):
        return self.body((x - self.mean) / self.std)

def train_mlp(dataset, epochs):
    model = Net()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model.train()
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
    return model.eval()
