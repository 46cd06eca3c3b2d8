# {"task": "accuracy", "verdict": "wrong", "mistake": "submodule_mode_not_restored", "listed": false, "note": "model.train(was_training) sets every submodule to the mode of the outermost: a frozen submodule in eval mode is switched to train"}
import torch

def accuracy(model, loader):
    was_training = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
            total += len(y)
    model.train(was_training)
    return correct / total
