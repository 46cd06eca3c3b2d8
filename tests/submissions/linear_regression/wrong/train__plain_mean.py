# {"task": "train", "verdict": "wrong", "mistake": "plain_mean", "listed": true, "note": "Plain mean of the batch losses: wrong when the last batch is smaller.", "lines": [[7, 8]]}
def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for epoch in range(epochs):
        epoch_loss = 0.0
        for batch in loader:
            epoch_loss += train_step(model, batch, loss_function, optimizer)
        history.append(epoch_loss / len(loader))
    return history
