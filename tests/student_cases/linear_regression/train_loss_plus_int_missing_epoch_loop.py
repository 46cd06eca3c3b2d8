def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for batch in loader:
        loss = train_step(model, batch, loss_function, optimizer)
        losses.append(loss)
    return losses
