# {"task": "train", "verdict": "wrong", "mistake": "generator_not_list", "listed": false, "note": "yield makes it a generator: calling it trains nothing and returns no list.", "lines": [[8]]}
def train(model, loader, loss_function, optimizer, epochs):
    for epoch in range(epochs):
        total, n = 0, 0
        for batch in loader:
            total += len(batch[0]) * train_step(model, batch, loss_function, optimizer)
            n += len(batch[0])
        yield total / n
