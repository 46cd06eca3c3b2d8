# {"task": "accuracy_on", "verdict": "wrong", "mistake": "counts_errors+left_in_eval", "listed": true, "note": "counts the wrong answers; the model stays in eval mode", "lines": [[12], [5, 14]]}
import torch

def accuracy_on(device, model, loader):
    model.eval()
    count = 0
    total = 0
    with torch.no_grad():
        for pixels, classes in loader:
            pixels, classes = pixels.to(device), classes.to(device)
            predicted = model(pixels).argmax(dim=1)
            count += (predicted != classes).sum().item()
            total += classes.shape[0]
    return count / total
