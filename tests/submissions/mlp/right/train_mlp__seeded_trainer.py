# {"task": "train_mlp", "verdict": "right", "style": "seeded_trainer", "listed": false, "note": "seeds first, a Trainer class, generator for the loader, NAdam"}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Trainer:
    def __init__(self, dataset, batch_size=64, seed=7):
        torch.manual_seed(seed)
        self.loader = DataLoader(dataset, batch_size, shuffle=True, generator=torch.Generator().manual_seed(seed))
        self.model = make_mlp([784, 120, 84, 10])
        self.optimizer = torch.optim.NAdam(self.model.parameters(), lr=1e-3)
        self.loss_function = nn.CrossEntropyLoss()

    def step(self, x, y):
        loss = self.loss_function(self.model(x), y)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.detach()

    def fit(self, epochs):
        self.history = [[self.step(x, y) for x, y in self.loader] for _ in range(epochs)]
        return self.model

def train_mlp(dataset, epochs):
    return Trainer(dataset).fit(epochs)
