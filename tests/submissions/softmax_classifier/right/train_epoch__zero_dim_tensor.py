# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "returns a 0-dim tensor without a graph: accepted with a remark"}
import torch

def train_epoch(model, loader, loss_function, optimizer):
    total = torch.tensor(0.0)
    count = 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(pixels)
        count += len(pixels)
    return total / count
