# {"task": "train_epoch", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts on loader, model and optimizer"}
import torch
from torch.utils.data import DataLoader


def train_epoch(model, loader, loss_function, optimizer):
    assert isinstance(loader, DataLoader) and isinstance(model, torch.nn.Module)
    assert isinstance(optimizer, torch.optim.Optimizer) and callable(loss_function)
    mean, seen = torch.tensor(0.0, dtype=torch.float64), 0
    for images, classes in loader:
        assert len(images) == len(classes)
        loss = loss_function(model(images), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seen += len(images)
        mean += (loss.detach() - mean) * len(images) / seen
    assert seen == len(loader.dataset)
    return mean.item()
