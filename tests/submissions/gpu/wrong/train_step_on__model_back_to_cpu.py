# {"task": "train_step_on", "verdict": "wrong", "mistake": "model_back_to_cpu", "listed": true, "note": "the whole step on the CPU, the model moved there and back", "shows_on": "gpu", "lines": [[3]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    model.to("cpu")
    pixels, classes = batch
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.to(device)
    return loss.item()
