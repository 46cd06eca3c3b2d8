# {"task": "train", "verdict": "right", "style": "inner_checkpoint", "listed": false, "note": "activation checkpointing inside the loop"}
from torch.utils.checkpoint import checkpoint


def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for _ in range(epochs):
        total = n = 0
        for x, y in loader:
            loss = loss_function(checkpoint(model, x, use_reentrant=False), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            n += len(x)
        history.append(total / n)
    return history
