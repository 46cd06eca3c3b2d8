# {"task": "train_mlp", "verdict": "right", "style": "log_softmax_nll", "listed": false, "note": "log_softmax in forward with NLLLoss"}
import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

class LogNet(nn.Module):
    def __init__(self):
        super(LogNet, self).__init__()
        self.hidden = nn.Linear(784, 128)
        self.output = nn.Linear(128, 10)

    def forward(self, x):
        x = torch.flatten(x, 1)
        x = torch.relu(self.hidden(x))
        return F.log_softmax(self.output(x), dim=1)

def train_mlp(dataset, epochs):
    model = LogNet()
    criterion = nn.NLLLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    trainloader = DataLoader(dataset, batch_size=64, shuffle=True)
    for e in range(1, epochs + 1):
        for images, labels in trainloader:
            log_ps = model(images)
            loss = criterion(log_ps, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
