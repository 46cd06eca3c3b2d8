# {"task": "train_step_on", "verdict": "right", "style": "like_scores", "listed": false, "note": "each half moved to the device of the parameters"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    scores = model(pixels.to(next(model.parameters()).device))
    loss = loss_function(scores, classes.to(scores.device))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return float(loss.detach().cpu())
