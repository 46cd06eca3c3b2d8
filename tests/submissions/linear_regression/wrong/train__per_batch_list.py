# {"task": "train", "verdict": "wrong", "mistake": "one_entry_per_batch", "listed": false, "note": "Appends every batch's loss, so the list has epochs times batches entries.", "lines": [[6]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        for batch in loader:
            losses.append(train_step(model, batch, loss_function, optimizer))
    return losses
