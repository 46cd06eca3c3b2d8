# {"task": "train_step_on", "verdict": "right", "style": "closure", "listed": false, "note": "optimizer.step with a closure"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(pixels), classes)
        loss.backward()
        return loss
    return optimizer.step(closure).item()
