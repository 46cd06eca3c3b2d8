# {"task": "accuracy_on", "verdict": "right", "style": "deepcopy_eval", "listed": false, "note": "evaluates a copy in eval mode on the device"}
import copy
import torch

def accuracy_on(device, model, loader):
    judge = copy.deepcopy(model).to(device).eval()
    good = bad = 0
    with torch.no_grad():
        for x, y in loader:
            hits = judge(x.to(device)).topk(1, dim=1).indices[:, 0] == y.to(device)
            good += hits.count_nonzero().item()
            bad += (~hits).count_nonzero().item()
    return good / (good + bad)
