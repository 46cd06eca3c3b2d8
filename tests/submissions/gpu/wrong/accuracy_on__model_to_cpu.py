# {"task": "accuracy_on", "verdict": "wrong", "mistake": "model_to_cpu", "listed": true, "note": "everything on the CPU, the model left there", "shows_on": "gpu", "lines": [[5]]}
import torch

def accuracy_on(device, model, loader):
    model.to("cpu")
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = model(x).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
