# {"task": "train_step_on", "verdict": "wrong", "mistake": "model_follows_batch", "listed": false, "note": "the model is moved to where the batch is", "shows_on": "gpu", "lines": [[4]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    model.to(pixels.device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
