# {"task": "train", "verdict": "wrong", "mistake": "sum_not_mean", "listed": true, "note": "Sum of the batch losses, not divided.", "lines": [[7, 8]]}
def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for epoch in range(epochs):
        epoch_loss = 0.0
        for batch in loader:
            epoch_loss += train_step(model, batch, loss_function, optimizer)
        history.append(epoch_loss)
    return history
