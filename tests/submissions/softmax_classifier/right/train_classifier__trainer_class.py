# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "a Trainer class with a closure given to optimizer.step"}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Trainer:
    def __init__(self, model, lr=0.1):
        self.model = model
        self.loss = nn.CrossEntropyLoss()
        self.optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        self.history = []

    def fit(self, loader, epochs):
        for _ in range(epochs):
            for batch in loader:
                self.history.append(float(self.optimizer.step(lambda: self._closure(*batch))))
        return self

    def _closure(self, x, y):
        self.optimizer.zero_grad()
        loss = self.loss(self.model(x), y)
        loss.backward()
        return loss

def train_classifier(dataset, epochs):
    trainer = Trainer(nn.Sequential(nn.Flatten(1), nn.Linear(784, 10)))
    trainer.fit(DataLoader(dataset, batch_size=64, shuffle=True), epochs)
    return trainer.model
