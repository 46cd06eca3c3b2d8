# {"task": "train_step_on", "verdict": "wrong", "mistake": "hard_coded_cpu", "listed": true, "note": "cpu whatever is asked", "shows_on": "gpu", "lines": [[4, 5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to("cpu")
    classes = classes.to("cpu")
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
