# {"task": "train_step_on", "verdict": "right", "style": "model_moved_again", "listed": false, "note": "moves the model again: a remark only"}
def train_step_on(device, model, batch, loss_function, optimizer):
    model = model.to(device)
    pixels, classes = batch
    pixels, classes = pixels.to(device), classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
