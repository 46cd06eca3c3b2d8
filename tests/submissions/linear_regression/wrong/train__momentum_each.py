# {"task": "train", "verdict": "wrong", "mistake": "momentum_each", "listed": false, "note": "a new optimizer of the same kind in each call: momentum of earlier calls is lost, hence the given optimizer is not the one that steps", "lines": [[3]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []; optimizer = type(optimizer)(model.parameters(), **optimizer.defaults)
    for epoch in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
