def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    optimizer.step()
    return loss.data
