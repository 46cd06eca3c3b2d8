# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Running weighted mean updated in place, iterator protocol by hand with next and a sentinel."}
def train(model, loader, loss_function, optimizer, epochs):
    means = [0.0] * epochs
    epoch = 0
    while epoch < epochs:
        batches = iter(loader)
        seen = 0
        while (batch := next(batches, None)) is not None:
            loss = train_step(model, batch, loss_function, optimizer)
            k = len(batch[0])
            seen += k
            means[epoch] += (loss - means[epoch]) * k / seen
        epoch += 1
    return means
