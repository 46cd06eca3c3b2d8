# {"task": "accuracy", "verdict": "right", "style": "confusion_trace", "listed": false, "note": "trace of a confusion matrix"}
import torch


@torch.no_grad()
def accuracy(model, loader):
    was_training = model.training
    model.train(False)
    confusion = None
    for images, classes in loader:
        scores = model(images)
        k = scores.shape[1]
        counts = torch.bincount(classes * k + scores.argmax(1), minlength=k * k).view(k, k)
        confusion = counts if confusion is None else confusion + counts
    model.train(was_training)
    return float(confusion.trace() / confusion.sum())
