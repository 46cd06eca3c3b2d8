def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    predictions = model(inputs)
    loss = loss_function(predictions, targets)
    optimizer.zero_grad
    loss.backward()
    optimizer.step()
    return loss.item()
