# {"task": "train_step_on", "verdict": "wrong", "mistake": "model_left_on_cpu", "listed": true, "note": "the model is moved to the CPU and left there", "shows_on": "gpu", "lines": [[3]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    model = model.cpu()
    pixels, classes = batch
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
