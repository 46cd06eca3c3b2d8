# {"task": "train_epoch", "verdict": "right", "style": "list_then_shuffle_free", "listed": false, "note": "loader turned into a list; detached 0-dim tensor returned"}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    batches = list(loader)
    losses = torch.empty(len(batches))
    for i, (x, y) in enumerate(batches):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses[i] = loss.detach()
    sizes = torch.tensor([len(y) for _, y in batches], dtype=torch.float)
    return losses @ sizes / sizes.sum()
