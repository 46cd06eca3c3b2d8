# {"task": "train_step_on", "verdict": "wrong", "mistake": "results_thrown_away", "listed": true, "note": "tensor.to does not work in place", "shows_on": "gpu", "lines": [[4, 5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels.to(device)
    classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
