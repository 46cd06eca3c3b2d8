# {"task": "train", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "Prints each epoch's loss and returns nothing.", "lines": [[8]]}
def train(model, loader, loss_function, optimizer, epochs):
    for epoch in range(epochs):
        total, n = 0, 0
        for batch in loader:
            total += train_step(model, batch, loss_function, optimizer) * len(batch[0])
            n += len(batch[0])
        print(f"epoch {epoch}: {total / n:.3f}")
