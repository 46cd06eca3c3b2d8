# {"task": "train", "verdict": "right", "style": "recursion", "listed": false, "note": "recursive over epochs"}
import torch


def train(model, loader, loss_function, optimizer, epochs):
    if epochs == 0:
        return []
    weighted = torch.zeros((), dtype=torch.float64)
    for i, batch in enumerate(loader):
        weighted += train_step(model, batch, loss_function, optimizer) * batch[0].size(dim=0)
        print(f"\r{i + 1}/{len(loader)}", end="", flush=True)
    print()
    return [(weighted / len(loader.dataset)).item()] + train(model, loader, loss_function, optimizer, epochs - 1)
