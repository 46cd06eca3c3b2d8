# {"task": "train", "verdict": "wrong", "mistake": "reset_seed", "listed": false, "note": "seeds at each epoch: a shuffled loader gives the same order every time", "lines": [[7]]}
import torch

def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        torch.manual_seed(0)
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
