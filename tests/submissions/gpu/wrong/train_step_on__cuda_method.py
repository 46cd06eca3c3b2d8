# {"task": "train_step_on", "verdict": "wrong", "mistake": "cuda_method", "listed": true, "note": ".cuda()", "shows_on": "any", "lines": [[4]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels, classes = pixels.cuda(), classes.cuda()
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
