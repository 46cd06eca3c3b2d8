# {"task": "accuracy", "verdict": "wrong", "mistake": "always_train", "listed": true, "note": "model.train() at the end, whatever the mode was", "lines": [[13]]}
import torch


def accuracy(model, loader):
    model.eval()
    correct = 0
    with torch.no_grad():
        for data, target in loader:
            output = model(data)
            pred = output.argmax(dim=1, keepdim=True)
            correct += pred.eq(target.view_as(pred)).sum().item()
    model.train()
    return correct / len(loader.dataset)
