# {"task": "train", "verdict": "wrong", "mistake": "one_epoch+sum_not_mean", "listed": true, "note": "Trains one epoch only and gives the sum of its batch losses.", "lines": [[3, 4, 6], [5, 6]]}
def train(model, loader, loss_function, optimizer, epochs):
    total = 0
    for batch in loader:
        total += train_step(model, batch, loss_function, optimizer)
    return [total]
