# {"task": "train", "verdict": "wrong", "mistake": "mutable_default", "listed": false, "note": "The history is a default argument: a second call returns the first call's epochs too.", "lines": [[2]]}
def train(model, loader, loss_function, optimizer, epochs, history=[]):
    for epoch in range(epochs):
        total, n = 0, 0
        for batch in loader:
            k = len(batch[0])
            total += k * train_step(model, batch, loss_function, optimizer)
            n += k
        history.append(total / n)
    return history
