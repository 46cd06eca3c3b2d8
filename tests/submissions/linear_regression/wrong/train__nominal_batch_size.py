# {"task": "train", "verdict": "wrong", "mistake": "weights_by_nominal_size", "listed": false, "note": "Weights every batch by the first batch's size but divides by the dataset's length: wrong only for a smaller last batch.", "lines": [[4, 8]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    size = len(next(iter(loader))[0])
    for _ in range(epochs):
        total = 0.0
        for batch in loader:
            total += size * train_step(model, batch, loss_function, optimizer)
        losses.append(total / len(loader.dataset))
    return losses
