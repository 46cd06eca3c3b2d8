# {"task": "accuracy", "verdict": "right", "style": "functional_vmap", "listed": false, "note": "functional_call on detached parameters, no no_grad needed"}
import torch
from torch.func import functional_call


def accuracy(model, loader):
    state = {k: v.detach() for k, v in {**dict(model.named_parameters()), **dict(model.named_buffers())}.items()}
    right, total = 0, 0
    for images, classes in loader:
        scores = functional_call(model, state, (images,))
        right += (scores.sort(dim=1, descending=True).indices[:, 0] == classes).sum().item()
        total += classes.shape[0]
    return right / total
