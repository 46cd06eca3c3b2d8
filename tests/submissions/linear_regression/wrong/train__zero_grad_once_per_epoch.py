# {"task": "train", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": true, "note": "zero_grad stands outside the batch loop: gradients pile up within each epoch.", "lines": [[6, 7, 9, 10]]}
def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for epoch in range(epochs):
        total, seen = 0.0, 0
        optimizer.zero_grad()
        for x, y in loader:
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * x.size(0)
            seen += x.size(0)
        history.append(total / seen)
    return history
