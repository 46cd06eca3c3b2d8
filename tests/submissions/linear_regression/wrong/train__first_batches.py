# {"task": "train", "verdict": "wrong", "mistake": "first_batches", "listed": false, "note": "at most ten batches per epoch", "lines": [[8]]}
import itertools

def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in itertools.islice(loader, 10):
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
