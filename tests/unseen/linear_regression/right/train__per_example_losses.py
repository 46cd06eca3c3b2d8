# {"task": "train", "verdict": "right", "style": "per_example_losses", "listed": false, "note": "all per-example weights in one big list, fmean with weights"}
from statistics import fmean


def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for _ in range(epochs):
        spread = []
        for batch in loader:
            spread.extend([train_step(model, batch, loss_function, optimizer)] * len(batch[0]))
        history.append(fmean(spread))
    return history
