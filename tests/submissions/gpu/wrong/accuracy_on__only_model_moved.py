# {"task": "accuracy_on", "verdict": "wrong", "mistake": "only_model_moved", "listed": true, "note": "only the model is moved", "shows_on": "gpu", "lines": [[8, 9, 10]]}
import torch

def accuracy_on(device, model, loader):
    model = model.to(device)
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = model(x).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
