# {"task": "train", "verdict": "right", "style": "detached_tensors", "listed": false, "note": "0-dim tensors without graph"}
import torch


def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for _ in range(epochs):
        total = torch.tensor(0.0)
        for inputs, targets in loader:
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.detach() * inputs.size(0)
        history.append(total / len(loader.dataset))
    return history
