def train(model, loader, loss_function, optimizer, epochs):
    losses = None
    for epoch in range(epochs):
        total, count = 0.0, 0
        for batch in loader:
            total += train_step(model, batch, loss_function, optimizer) * len(batch[0])
            count += len(batch[0])
        losses.append(total / count)
    return losses
