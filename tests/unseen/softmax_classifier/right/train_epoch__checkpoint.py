# {"task": "train_epoch", "verdict": "right", "style": "checkpoint", "listed": false, "note": "checkpointed forward pass"}
from torch.utils.checkpoint import checkpoint


def train_epoch(model, loader, loss_function, optimizer):
    total = seen = 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(checkpoint(model, x, use_reentrant=False), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * x.shape[0]
        seen += x.shape[0]
    return total / seen
