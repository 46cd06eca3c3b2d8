# {"task": "accuracy_on", "verdict": "right", "style": "functional_state", "listed": false, "note": "functional_call on detached parameters"}
import torch
from torch.func import functional_call


def accuracy_on(device, model, loader):
    state = {n: t.detach() for n, t in [*model.named_parameters(), *model.named_buffers()]}
    right = total = 0
    for x, y in loader:
        right += functional_call(model, state, (x.to(device),)).argmax(1).cpu().eq(y).sum().item()
        total += y.numel()
    return right / total
