# {"task": "train_step_on", "verdict": "wrong", "mistake": "return_before_step", "listed": false, "note": "returns before the parameters are updated", "lines": [[7, 8]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [half.to(device) for half in batch]
    loss = loss_function(model(pixels), classes)
    optimizer.zero_grad()
    loss.backward()
    return loss.item()  # loss before the update
    optimizer.step()
