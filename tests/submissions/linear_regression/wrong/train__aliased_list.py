# {"task": "train", "verdict": "wrong", "mistake": "aliased_list", "listed": false, "note": "one global list cleared at each call: the first call's result changes at the second", "lines": [[2, 4, 15]]}
_losses = []
def train(model, loader, loss_function, optimizer, epochs):
    _losses.clear()
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        _losses.append(total / count)
    return _losses
