# {"task": "train_step_on", "verdict": "right", "style": "map", "listed": false, "note": "map over the batch"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = map(lambda t: t.to(device), batch)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    value = loss.item()
    model.zero_grad()
    loss.backward()
    optimizer.step()
    return value
