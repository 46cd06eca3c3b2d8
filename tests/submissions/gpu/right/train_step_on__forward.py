# {"task": "train_step_on", "verdict": "right", "note": "model.forward(x) instead of model(x), otherwise plain"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch[0].to(device), batch[1].to(device)
    optimizer.zero_grad()
    loss = loss_function(model.forward(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
