# {"task": "accuracy_on", "verdict": "right", "style": "bincount", "listed": false, "note": "confusion matrix with bincount on the device"}
import torch


@torch.no_grad()
def accuracy_on(device, model, loader):
    matrix = torch.zeros(10, 10, dtype=torch.int64, device=device)
    for pixels, classes in loader:
        pixels, classes = pixels.to(device), classes.to(device)
        guesses = model(pixels).argmax(1)
        matrix.index_put_((classes, guesses), torch.ones_like(classes), accumulate=True)
    return (matrix.diag().sum() / matrix.sum()).item()
