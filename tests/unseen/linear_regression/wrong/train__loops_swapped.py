# {"task": "train", "verdict": "wrong", "mistake": "loops_swapped", "listed": false, "note": "each batch is trained `epochs` times in a row before the next one comes", "lines": [[5, 8]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = [0.0] * epochs
    n = 0
    for batch in loader:
        size = len(batch[0])
        n += size
        for e in range(epochs):
            losses[e] += train_step(model, batch, loss_function, optimizer) * size
    return [total / n for total in losses]
