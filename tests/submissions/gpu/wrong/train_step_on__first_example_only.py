# {"task": "train_step_on", "verdict": "wrong", "mistake": "first_example_only", "listed": false, "note": "only the first example of the batch is used", "shows_on": "any", "lines": [[4, 5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels[:1].to(device)
    classes = classes[:1].to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
