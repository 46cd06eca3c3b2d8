# {"task": "train", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": true, "note": "Own loop without zero_grad, gradients pile up over batches and epochs.", "lines": [[6, 8, 9]]}
def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for epoch in range(epochs):
        total, seen = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * x.size(0)
            seen += x.size(0)
        history.append(total / seen)
    return history
