# {"task": "accuracy", "verdict": "wrong", "mistake": "last_batch_only", "listed": true, "note": "the counting is not indented into the loop: only the last batch is counted", "lines": [[10, 11]]}
import torch

def accuracy(model, loader):
    correct = 0
    total = 0
    with torch.no_grad():
        for pixels, classes in loader:
            guesses = model(pixels).argmax(dim=1)
        correct += (guesses == classes).sum().item()
        total += len(classes)
    return correct / total
