# {"task": "train_step_on", "verdict": "right", "style": "cuda_branch", "listed": false, "note": ".cuda() only where the device is a GPU"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    if device.type == 'cuda':
        pixels, classes = pixels.cuda(), classes.cuda()
    else:
        pixels, classes = pixels.cpu(), classes.cpu()
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
