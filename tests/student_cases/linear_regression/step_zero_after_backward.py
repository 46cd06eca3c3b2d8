def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    predictions = model.forward(inputs)
    loss = loss_function(predictions, targets)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
