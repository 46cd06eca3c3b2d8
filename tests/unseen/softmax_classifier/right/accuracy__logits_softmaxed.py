# {"task": "accuracy", "verdict": "right", "style": "logits_softmaxed", "listed": false, "note": "argmax of probabilities in float64"}
import torch


def accuracy(model, loader):
    mode, flag = model.training, torch.is_grad_enabled()
    try:
        model.eval()
        torch.set_grad_enabled(False)
        per_example = torch.cat([(torch.softmax(model(x).double(), 1).argmax(1) == y) for x, y in loader])
    finally:
        torch.set_grad_enabled(flag)
        model.train(mode)
    return float(per_example.double().mean())
