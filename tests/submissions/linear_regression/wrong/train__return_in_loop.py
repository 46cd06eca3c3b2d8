# {"task": "train", "verdict": "wrong", "mistake": "one_epoch", "listed": true, "note": "The return is indented into the epoch loop, so only one epoch is trained.", "lines": [[15]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total = 0
        count = 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
        return losses
