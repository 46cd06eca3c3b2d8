# {"task": "train_mlp", "verdict": "right", "mistake": null, "note": "log-probabilities with NLLLoss, the optimizer gets a closure"}
import torch
from torch import nn
from torch.utils.data import DataLoader, RandomSampler

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 150)
        self.out = nn.Linear(150, 10)

    def forward(self, x):
        h = torch.relu(self.hidden(x.flatten(1)))
        return self.out(h).log_softmax(dim=1)

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, sampler=RandomSampler(dataset))
    model, nll = Classifier(), nn.NLLLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)
    for epoch in range(epochs):
        for pixels, classes in loader:
            def closure():
                optimizer.zero_grad()
                loss = nll(model(pixels), classes)
                loss.backward()
                return loss
            optimizer.step(closure)
    return model
