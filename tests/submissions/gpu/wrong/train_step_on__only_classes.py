# {"task": "train_step_on", "verdict": "wrong", "mistake": "only_classes", "listed": false, "note": "pixels stay on the CPU", "shows_on": "gpu", "lines": [[3, 4, 5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
