# {"task": "accuracy_on", "verdict": "wrong", "mistake": "model_to_cpu_and_back", "listed": true, "note": "everything quietly on the CPU, moved back after", "shows_on": "gpu", "lines": [[5]]}
import torch

def accuracy_on(device, model, loader):
    model.cpu()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = model(x).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    model.to(device)
    return correct / total
