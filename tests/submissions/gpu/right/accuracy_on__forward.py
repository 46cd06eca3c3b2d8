# {"task": "accuracy_on", "verdict": "right", "note": "model.forward(x) instead of model(x), otherwise plain"}
import torch


def accuracy_on(device, model, loader):
    was = model.training
    model.eval()
    right = total = 0
    with torch.no_grad():
        for x, y in loader:
            right += (model.forward(x.to(device)).argmax(1) == y.to(device)).sum().item()
            total += len(y)
    model.train(was)
    return right / total
