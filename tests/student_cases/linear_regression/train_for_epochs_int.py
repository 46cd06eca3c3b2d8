def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in epochs:
        total = 0
        count = 0
        for x, y in loader:
            total += train_step(model, (x, y), loss_function, optimizer) * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
