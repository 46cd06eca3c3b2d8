# {"task": "train_step_on", "verdict": "right", "style": "type_methods", "listed": false, "note": "cuda() and cpu() by type"}
def train_step_on(device, model, batch, loss_function, optimizer):
    move = (lambda t: t.cuda(device)) if device.type == "cuda" else (lambda t: t.cpu())
    pixels, classes = batch
    pixels, classes = move(pixels), move(classes)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.detach().item()
