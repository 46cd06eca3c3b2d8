# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "evaluates a deep copy in eval mode, so the model itself is not touched"}
import copy
import torch

def accuracy(model, loader):
    judge = copy.deepcopy(model).eval()
    right = wrong = 0
    with torch.no_grad():
        for x, y in loader:
            ok = judge(x).topk(1, dim=1).indices.squeeze(1) == y
            right += ok.sum().item()
            wrong += (~ok).sum().item()
    return right / (right + wrong)
