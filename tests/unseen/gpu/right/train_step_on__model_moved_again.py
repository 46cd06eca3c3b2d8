# {"task": "train_step_on", "verdict": "right", "style": "model_moved_again", "listed": false, "note": "the model moved again"}
def train_step_on(device, model, batch, loss_function, optimizer):
    model.to(device).train()
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
