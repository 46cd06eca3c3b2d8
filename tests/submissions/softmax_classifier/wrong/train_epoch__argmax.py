# {"task": "train_epoch", "verdict": "wrong", "mistake": "argmax_before_loss", "listed": true, "note": "takes the argmax of the scores before the loss: no gradient, crash", "lines": [[5]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        predicted = model(pixels).argmax(dim=1)
        loss = loss_function(predicted, classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
