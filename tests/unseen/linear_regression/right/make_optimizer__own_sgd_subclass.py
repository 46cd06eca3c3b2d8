# {"task": "make_optimizer", "verdict": "right", "style": "own_sgd_subclass", "listed": false, "note": "subclass of SGD with logging"}
import torch


class LoggingSGD(torch.optim.SGD):
    steps = 0

    def step(self, closure=None):
        self.steps += 1
        return super().step(closure)


def make_optimizer(model, learning_rate):
    return LoggingSGD(params=model.parameters(), lr=learning_rate, momentum=0.0, foreach=False)
