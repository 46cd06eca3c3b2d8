# {"task": "train", "verdict": "wrong", "mistake": "loss_forward", "listed": false, "note": "loss_function.forward: not for a plain function such as mean_squared_error", "lines": [[7]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function.forward(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
