# {"task": "train_step_on", "verdict": "wrong", "mistake": "cuda_method_labels", "listed": true, "note": "one half obeys the device, the other is sent to cuda", "shows_on": "any", "lines": [[5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.cuda()
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
