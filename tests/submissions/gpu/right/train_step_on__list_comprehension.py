# {"task": "train_step_on", "verdict": "right", "style": "list_comprehension", "listed": false, "note": "both halves in one comprehension"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [t.to(device) for t in batch]
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    optimizer.step()
    return float(loss)
