# {"task": "train_step_on", "verdict": "wrong", "mistake": "returns_text", "listed": false, "note": "a formatted string", "shows_on": "any", "lines": [[11]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return f"{loss.item():.4f}"
