def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    loss = loss_function(model(pixels), classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
