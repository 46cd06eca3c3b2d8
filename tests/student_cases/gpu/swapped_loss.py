def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels, classes = pixels.to(device), classes.to(device)
    loss = loss_function(classes, model(pixels))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
