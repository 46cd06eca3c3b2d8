# {"task": "train", "verdict": "wrong", "mistake": "one_epoch_too_few", "listed": false, "note": "range(1, epochs) trains one epoch too few.", "lines": [[4]]}
def train(model, loader, loss_function, optimizer, epochs):
    result = []
    for epoch in range(1, epochs):
        total, n = 0, 0
        for batch in loader:
            total += len(batch[0]) * train_step(model, batch, loss_function, optimizer)
            n += len(batch[0])
        result.append(total / n)
    return result
