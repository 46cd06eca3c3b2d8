def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.cuda()
    classes = classes.cuda()
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
