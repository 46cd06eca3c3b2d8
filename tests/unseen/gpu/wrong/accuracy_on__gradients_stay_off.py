# {"task": "accuracy_on", "verdict": "wrong", "mistake": "gradients_stay_off", "listed": false, "note": "switches gradients off for the rest of the program", "lines": [[5, 12]]}
import torch

def accuracy_on(device, model, loader):
    torch.set_grad_enabled(False)
    right = 0
    total = 0
    for pixels, classes in loader:
        guess = model(pixels.to(device)).argmax(dim=1)
        right += (guess == classes.to(device)).sum().item()
        total += len(classes)
    return right / total
