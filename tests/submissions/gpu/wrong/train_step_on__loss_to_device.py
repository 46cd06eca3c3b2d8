# {"task": "train_step_on", "verdict": "wrong", "mistake": "loss_to_device", "listed": false, "note": "the loss may be a plain function, which has no .to", "lines": [[4]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    x, y = (t.to(device) for t in batch)
    loss_function = loss_function.to(device)
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
