# {"task": "accuracy_on", "verdict": "wrong", "mistake": "hard_coded_cuda", "listed": true, "note": "cuda as on the slide", "shows_on": "any", "lines": [[8]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to("cuda"), y.to("cuda")
            predicted = model(x).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
