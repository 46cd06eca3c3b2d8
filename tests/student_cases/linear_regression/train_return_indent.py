def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total = 0
        for batch in loader:
            total += train_step(model, batch, loss_function, optimizer)
        losses.append(total / len(loader))
        return losses
