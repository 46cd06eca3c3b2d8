def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    loss_function = loss_function(model(inputs), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
