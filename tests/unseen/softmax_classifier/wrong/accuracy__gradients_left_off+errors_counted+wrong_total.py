# {"task": "accuracy", "verdict": "wrong", "mistake": "gradients_left_off+errors_counted+wrong_total", "listed": false, "note": "gradients stay off; counts the mistakes; assumes full batches", "lines": [[6, 13], [11, 13], [12]]}
import torch


def accuracy(model, loader):
    torch.autograd.set_grad_enabled(False)
    wrong = 0
    n = 0
    for pixels, classes in loader:
        best = model(pixels).max(dim=1).indices
        wrong += (best != classes).sum().item()
        n += loader.batch_size
    return wrong / n
