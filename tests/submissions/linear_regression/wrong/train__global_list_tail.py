# {"task": "train", "verdict": "wrong", "mistake": "global_list_tail", "listed": false, "note": "one global list, cut to the number of epochs from the front at each call", "lines": [[2, 14]]}
_losses = []
def train(model, loader, loss_function, optimizer, epochs):
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
    return _losses[:epochs]
