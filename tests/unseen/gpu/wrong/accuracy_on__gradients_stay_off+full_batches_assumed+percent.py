# {"task": "accuracy_on", "verdict": "wrong", "mistake": "gradients_stay_off+full_batches_assumed+percent", "listed": true, "note": "gradients stay switched off; all batches count as full; percent", "lines": [[5, 12], [11], [12]]}
import torch

def accuracy_on(device, model, loader):
    torch.set_grad_enabled(False)
    n = 0
    for images, labels in loader:
        images = images.to(device)
        labels = labels.to(device)
        n += (model(images).argmax(dim=1) == labels).sum().item()
    total = len(loader) * loader.batch_size
    return 100 * n / total
