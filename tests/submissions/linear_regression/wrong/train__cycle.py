# {"task": "train", "verdict": "wrong", "mistake": "cycle", "listed": false, "note": "itertools.cycle remembers the first epoch: the same order ever after", "lines": [[5]]}
import itertools

def train(model, loader, loss_function, optimizer, epochs):
    losses, batches = [], itertools.cycle(loader)
    for epoch in range(epochs):
        total, count = 0.0, 0
        for x, y in itertools.islice(batches, len(loader)):
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
