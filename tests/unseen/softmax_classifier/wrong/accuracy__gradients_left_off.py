# {"task": "accuracy", "verdict": "wrong", "mistake": "gradients_left_off", "listed": false, "note": "set_grad_enabled(False) is never undone", "lines": [[6, 11]]}
import torch


def accuracy(model, loader):
    torch.set_grad_enabled(False)
    richtig = 0
    for bilder, klassen in loader:
        vorhersage = model(bilder).argmax(1)
        richtig += int((vorhersage == klassen).sum())
    return richtig / len(loader.dataset)
