# {"task": "accuracy_on", "verdict": "right", "style": "root_mode_restored", "listed": false, "note": "puts back the whole model's mode: right in full, with a remark where parts had modes of their own"}
import torch

def accuracy_on(device, model, loader):
    was = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(dim=1)
            correct += (predicted == y).sum().item()
            total += len(y)
    model.train(was)
    return correct / total
