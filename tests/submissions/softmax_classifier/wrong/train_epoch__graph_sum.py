# {"task": "train_epoch", "verdict": "wrong", "mistake": "returns_graph+sum_instead_of_mean", "listed": true, "note": "adds the loss tensors with their graph and does not divide", "lines": [[9], [9, 10]]}
def train_epoch(model, loader, loss_function, optimizer):
    total_loss = 0
    for pixels, classes in loader:
        optimizer.zero_grad()
        loss = loss_function(model(pixels), classes)
        loss.backward()
        optimizer.step()
        total_loss = total_loss + loss
    return total_loss
