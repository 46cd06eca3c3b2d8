# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Sums detached tensors and leaves each epoch loss as a 0-dim tensor without a graph: accepted with a remark."}
import torch
def train(model, loader, loss_function, optimizer, epochs):
    epoch_losses = []
    for _ in range(epochs):
        total = torch.zeros(())
        n = 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(x)
            n += len(x)
        epoch_losses.append(total / n)
    return epoch_losses
