# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "log_softmax in the model and NLLLoss; log-probabilities as output are right"}
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.utils.data import DataLoader

class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x):
        x = torch.flatten(x, 1)
        return F.log_softmax(self.fc(x), dim=1)

def train_classifier(dataset, epochs):
    trainloader = DataLoader(dataset, batch_size=100, shuffle=True, num_workers=0)
    net = Net()
    criterion = nn.NLLLoss()
    opt = optim.SGD(net.parameters(), lr=0.005, momentum=0.9)
    net.train()
    for e in range(1, epochs + 1):
        for images, labels in trainloader:
            opt.zero_grad()
            criterion(net(images), labels).backward()
            opt.step()
    net.eval()
    return net
