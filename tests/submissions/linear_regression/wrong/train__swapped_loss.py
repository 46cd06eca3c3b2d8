# {"task": "train", "verdict": "wrong", "mistake": "swapped_loss", "listed": false, "note": "target first in the loss", "lines": [[7]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(y, model(x))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
