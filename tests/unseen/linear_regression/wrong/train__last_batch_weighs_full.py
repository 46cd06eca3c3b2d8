# {"task": "train", "verdict": "wrong", "mistake": "last_batch_weighs_full", "listed": false, "note": "every batch, also the small last one, counts batch_size examples", "lines": [[13]]}
def train(model, loader, loss_function, optimizer, epochs):
    """Train for some epochs; returns the mean training loss of each."""
    epoch_losses = []
    for _ in range(epochs):
        running_loss = 0.0
        for inputs, targets in loader:
            optimizer.zero_grad()
            outputs = model(inputs)
            loss = loss_function(outputs, targets)
            loss.backward()
            optimizer.step()
            running_loss += loss.item() * loader.batch_size
        epoch_losses.append(running_loss / len(loader.dataset))
    return epoch_losses
