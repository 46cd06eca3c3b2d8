# {"task": "train_epoch", "verdict": "right", "style": "grads_add", "listed": false, "note": "per-batch gradient added into zeroed grads"}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    weighted = []
    params = [p for p in model.parameters() if p.requires_grad]
    for x, y in loader:
        model.zero_grad(set_to_none=True)
        loss = loss_function(model(x), y)
        torch.autograd.backward([loss], [torch.ones_like(loss)], inputs=params)
        optimizer.step()
        weighted.append((loss.item(), len(y)))
    return sum(l * n for l, n in weighted) / sum(n for _, n in weighted)
