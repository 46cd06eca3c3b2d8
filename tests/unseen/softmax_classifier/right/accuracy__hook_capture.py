# {"task": "accuracy", "verdict": "right", "style": "hook_capture", "listed": false, "note": "a forward hook captures the predictions"}
import torch
from torch.utils.data import DataLoader


def accuracy(model, loader):
    assert isinstance(loader, DataLoader)
    guesses = []
    handle = model.register_forward_hook(lambda module, args, output: guesses.append(output.argmax(1)))
    truths = []
    try:
        with torch.no_grad():
            for images, classes in loader:
                model(images)
                truths.append(classes)
    finally:
        handle.remove()
    return (torch.cat(guesses) == torch.cat(truths)).sum().item() / sum(map(len, truths))
