# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "model.eval without parentheses changes nothing, and switching to eval is optional"}
import torch

def accuracy(model, loader):
    model.eval
    size = len(loader.dataset)
    correct = 0
    with torch.no_grad():
        for X, y in loader:
            pred = model(X)
            correct += (pred.argmax(1) == y).type(torch.float).sum().item()
    correct /= size
    print(f"Test Error: \n Accuracy: {(100*correct):>0.1f}%")
    return correct
