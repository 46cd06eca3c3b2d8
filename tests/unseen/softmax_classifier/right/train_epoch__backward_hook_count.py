# {"task": "train_epoch", "verdict": "right", "style": "backward_hook_count", "listed": false, "note": "a loss hook collects the values"}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    meter = {"sum": 0.0, "n": 0}
    model.train()
    for index, batch in enumerate(loader):
        optimizer.zero_grad()
        scores = model(batch[0])
        handle = scores.register_hook(lambda g: g)
        loss = loss_function(scores, batch[1])
        loss.backward()
        handle.remove()
        optimizer.step()
        meter["sum"] += loss.item() * batch[1].shape[0]
        meter["n"] += batch[1].shape[0]
        done = (index + 1) * 20 // len(loader)
        print("\r[" + "#" * done + "." * (20 - done) + "]", end="")
    return meter["sum"] / meter["n"]
