# {"task": "train", "verdict": "wrong", "mistake": "first_batch_only", "listed": false, "note": "next(iter(loader)): one batch per epoch, the rest of the data is never used.", "lines": [[5]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        batch = next(iter(loader))
        losses.append(train_step(model, batch, loss_function, optimizer))
    return losses
