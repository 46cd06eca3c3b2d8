# {"task": "train_step_on", "verdict": "wrong", "mistake": "hard_coded_cuda", "listed": true, "note": "cuda as on the slide", "shows_on": "any", "lines": [[4, 5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to("cuda")
    classes = classes.to("cuda")
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
