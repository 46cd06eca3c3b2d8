# {"task": "accuracy_on", "verdict": "wrong", "mistake": "full_batches_assumed", "listed": false, "note": "counts every batch as full; the last one may be smaller", "lines": [[10]]}
import torch

def accuracy_on(device, model, loader):
    hits = 0
    with torch.no_grad():
        for images, labels in loader:
            predicted = torch.argmax(model(images.to(device)), dim=1)
            hits += torch.sum(predicted == labels.to(device)).item()
    return hits / (len(loader) * loader.batch_size)
