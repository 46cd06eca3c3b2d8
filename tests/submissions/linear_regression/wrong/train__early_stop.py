# {"task": "train", "verdict": "wrong", "mistake": "stops_early", "listed": false, "note": "Stops as soon as the loss does not fall, so the list can be shorter than epochs.", "lines": [[9, 10]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total, n = 0, 0
        for batch in loader:
            total += len(batch[0]) * train_step(model, batch, loss_function, optimizer)
            n += len(batch[0])
        if losses and total / n >= losses[-1]:
            break
        losses.append(total / n)
    return losses
