# {"task": "accuracy", "verdict": "right", "style": "root_mode_restored", "listed": false, "note": "puts back the whole model's mode, as PyTorch's own users do: right in full, with a remark where parts had modes of their own"}
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
