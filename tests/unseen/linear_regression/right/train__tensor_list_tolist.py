# {"task": "train", "verdict": "right", "style": "tensor_list_tolist", "listed": false, "note": "losses in a preallocated tensor, detached sums"}
import torch


def train(model, loader, loss_function, optimizer, epochs):
    out = torch.zeros(epochs, dtype=torch.float64)
    for losses in out:
        n = 0
        for inputs, targets in loader:
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            losses += loss.detach() * len(targets)
            n += len(targets)
        losses /= n
    return out.tolist()
