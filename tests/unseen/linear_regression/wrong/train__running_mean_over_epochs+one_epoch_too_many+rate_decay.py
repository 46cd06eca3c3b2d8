# {"task": "train", "verdict": "wrong", "mistake": "running_mean_over_epochs+one_epoch_too_many+rate_decay", "listed": false, "note": "sum and count never reset; epochs + 1; learning rate shrunk each epoch (nobody asked)", "lines": [[4, 6, 7], [5, 6], [16, 17]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    total, count = 0.0, 0
    epoch = 0
    while epoch <= epochs:
        for inputs, targets in loader:
            predictions = model(inputs)
            loss = loss_function(predictions, targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            count += len(targets)
        losses.append(total / count)
        for group in optimizer.param_groups:
            group["lr"] *= 0.9
        epoch += 1
    return losses
