# {"task": "train_epoch", "verdict": "wrong", "mistake": "last_batch_only", "listed": true, "note": "returns the loss of the last batch", "lines": [[8]]}
def train_epoch(model, loader, loss_function, optimizer):
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()
