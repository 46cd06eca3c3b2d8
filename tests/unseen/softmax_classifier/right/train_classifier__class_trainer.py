# {"task": "train_classifier", "verdict": "right", "style": "class_trainer", "listed": false, "note": "a Trainer class with a dataclass config, clipping by value"}
from dataclasses import dataclass

import torch
from torch import nn
from torch.utils.data import DataLoader


@dataclass(frozen=True)
class Config:
    batch_size: int = 64
    lr: float = 0.1
    weight_decay: float = 1e-5


class Trainer:
    def __init__(self, dataset, config=Config()):
        self.loader = DataLoader(dataset, config.batch_size, shuffle=True, drop_last=True)
        self.model = make_linear_classifier()
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=config.lr, weight_decay=config.weight_decay)

    def epoch(self):
        for images, classes in self.loader:
            self.optimizer.zero_grad()
            scores = self.model(images)
            loss = (scores.logsumexp(1) - scores.gather(1, classes[:, None])[:, 0]).mean()
            loss.backward()
            nn.utils.clip_grad_value_(self.model.parameters(), 1.0)
            self.optimizer.step()

    def fit(self, epochs):
        for _ in range(epochs):
            self.epoch()
        return self.model


def train_classifier(dataset, epochs):
    return Trainer(dataset).fit(epochs)
