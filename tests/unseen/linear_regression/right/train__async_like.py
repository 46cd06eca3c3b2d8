# {"task": "train", "verdict": "right", "style": "async_like", "listed": false, "note": "coroutine generator with send"}
def averager():
    total, count, mean = 0.0, 0, None
    while True:
        value, weight = yield mean
        total += value * weight
        count += weight
        mean = total / count


def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for _ in range(epochs):
        mean = averager()
        next(mean)
        for batch in loader:
            result = mean.send((train_step(model, batch, loss_function, optimizer), len(batch[0])))
        history.append(result)
    return history
