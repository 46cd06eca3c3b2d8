# {"task": "accuracy", "verdict": "wrong", "mistake": "submodule_mode_not_restored", "listed": false, "note": "puts back the mode of the model and its direct children only, and train(mode) on a child overwrites deeper ones"}
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
