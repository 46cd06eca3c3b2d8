# {"task": "train", "verdict": "right", "style": "welford_mean", "listed": false, "note": "weighted running mean"}
def train(model, loader, loss_function, optimizer, epochs):
    def epoch():
        mean, seen = 0.0, 0
        for batch in loader:
            size = len(batch[0])
            seen += size
            mean += (train_step(model, batch, loss_function, optimizer) - mean) * size / seen
        return mean

    return [epoch() for _ in range(epochs)]
