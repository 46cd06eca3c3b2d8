# {"task": "accuracy", "verdict": "right", "style": "children_modes_restored", "listed": false, "note": "puts back the modes of the model and of its direct children: right where all parts have one mode, a remark where they have their own"}
import torch

def accuracy(model, loader):
    outer = model.training
    inner = [c.training for c in model.children()]
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
            total += len(y)
    model.train(outer)
    for c, mode in zip(model.children(), inner):
        c.train(mode)
    return correct / total
