# {"task": "train", "verdict": "right", "style": "partial_object", "listed": false, "note": "a frozen dataclass Trainer behind a function"}
from dataclasses import dataclass, field
from typing import Callable

import torch


@dataclass
class Fit:
    model: torch.nn.Module
    loader: object
    loss_function: Callable
    optimizer: torch.optim.Optimizer
    history: list = field(default_factory=list)

    def batch(self, x, y):
        self.optimizer.zero_grad()
        loss = self.loss_function(self.model(x), y)
        loss.backward()
        self.optimizer.step()
        return loss.item() * len(y), len(y)

    def run(self, epochs):
        for _ in range(epochs):
            total, count = map(sum, zip(*(self.batch(*b) for b in self.loader)))
            self.history.append(total / count)
        return self.history


def train(*args):
    *rest, epochs = args
    return Fit(*rest).run(epochs)
