def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total, count = 0.0, 0
        for batch in loader:
            total += train_step(model, batch, optimizer, loss_function) * len(batch[0])
            count += len(batch[0])
        losses.append(total / count)
    return losses
