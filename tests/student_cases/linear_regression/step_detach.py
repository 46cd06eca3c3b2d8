def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    optimizer.zero_grad()
    predictions = model(inputs)
    loss = loss_function(predictions, targets)
    loss.backward()
    optimizer.step()
    return loss.detach()
