# {"task": "accuracy", "verdict": "right", "style": "vmap_model", "listed": false, "note": "vmap over single images"}
import torch


@torch.no_grad()
def accuracy(model, loader):
    one = torch.vmap(lambda image: model(image.unsqueeze(0)).squeeze(0))
    hits = [one(x).argmax(-1).eq(y) for x, y in loader]
    return torch.cat(hits).to(torch.float64).mean().item()
