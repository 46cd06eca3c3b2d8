# {"task": "train", "verdict": "wrong", "mistake": "int_not_iterable", "listed": false, "note": "for epoch in epochs: an int is not iterable, a TypeError.", "lines": [[4]]}
def train(model, loader, loss_function, optimizer, epochs):
    result = []
    for epoch in epochs:
        total, n = 0, 0
        for batch in loader:
            total += len(batch[0]) * train_step(model, batch, loss_function, optimizer)
            n += len(batch[0])
        result.append(total / n)
    return result
