# {"task": "train_step_on", "verdict": "right", "style": "parameter_device", "listed": false, "note": "the device is read from the model"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    place = next(model.parameters()).device
    pixels = pixels.to(place)
    classes = classes.to(place)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
