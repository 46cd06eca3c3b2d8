# {"task": "train_step_on", "verdict": "wrong", "mistake": "only_pixels_moved+returns_tensor", "listed": true, "note": "the classes stay on the CPU; the loss is a tensor with its graph", "lines": [[4, 6], [10]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss
