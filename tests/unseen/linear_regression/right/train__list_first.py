# {"task": "train", "verdict": "right", "style": "list_first", "listed": false, "note": "makes a list of each epoch's batches before training"}
def train(model, loader, loss_function, optimizer, epochs):
    def one_epoch(batches):
        weights = [len(x) for x, _ in batches]
        losses = [train_step(model, batch, loss_function, optimizer) for batch in batches]
        return sum(w * l for w, l in zip(weights, losses)) / sum(weights)

    return list(map(lambda _: one_epoch([*loader]), range(epochs)))
