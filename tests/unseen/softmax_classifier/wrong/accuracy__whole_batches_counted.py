# {"task": "accuracy", "verdict": "wrong", "mistake": "whole_batches_counted", "listed": false, "note": "counts a batch only when all its images are right", "lines": [[11]]}
import torch


def accuracy(model, loader):
    right = 0
    seen = 0
    with torch.no_grad():
        for images, labels in loader:
            guess = torch.argmax(model(images), dim=1)
            if torch.equal(guess, labels):
                right += len(labels)
            seen += len(labels)
    return right / seen
