# {"task": "accuracy", "verdict": "right", "style": "fraction_running", "listed": false, "note": "running mean over examples, max values"}
from fractions import Fraction

import torch


def accuracy(model, loader):
    previous = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        score = Fraction(0)
        for x, y in loader:
            _, guess = torch.max(model(x), 1)
            score += Fraction(int(torch.count_nonzero(guess.eq(y))), len(loader.dataset))
        return float(score)
    finally:
        torch.set_grad_enabled(previous)
