# {"task": "train_step_on", "verdict": "wrong", "mistake": "scores_back_to_cpu", "listed": true, "note": "the loss is computed on the CPU", "shows_on": "gpu", "lines": [[5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    scores = model(pixels).cpu()
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
