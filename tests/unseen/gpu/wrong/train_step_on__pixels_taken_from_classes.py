# {"task": "train_step_on", "verdict": "wrong", "mistake": "pixels_taken_from_classes", "listed": false, "note": "wrong variable: the pixels are overwritten with the classes", "lines": [[5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    classes = classes.to(device)
    pixels = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
