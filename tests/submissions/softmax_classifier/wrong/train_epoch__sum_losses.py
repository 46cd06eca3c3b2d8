# {"task": "train_epoch", "verdict": "wrong", "mistake": "sum_instead_of_mean", "listed": true, "note": "returns the sum of the batch losses", "lines": [[9, 10]]}
def train_epoch(model, loader, loss_function, optimizer):
    epoch_loss = 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()
    return epoch_loss
