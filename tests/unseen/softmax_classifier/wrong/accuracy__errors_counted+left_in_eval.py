# {"task": "accuracy", "verdict": "wrong", "mistake": "errors_counted+left_in_eval", "listed": true, "note": "!= counts the mistakes; the model stays in eval mode", "lines": [[13], [6, 14]]}
import torch


def accuracy(model, loader):
    model.eval()
    correct = 0
    total = 0
    with torch.no_grad():
        for inputs, labels in loader:
            _, predicted = torch.max(model(inputs).data, 1)
            total += labels.size(0)
            correct += (predicted != labels).sum().item()
    return correct / total
