# {"task": "train_step_on", "verdict": "wrong", "mistake": "flat_pixels", "listed": false, "note": "flattens the pixels before the model: convolutions break", "lines": [[5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    x, y = (t.to(device) for t in batch)
    optimizer.zero_grad()
    loss = loss_function(model(x.view(x.shape[0], -1)), y)
    loss.backward()
    optimizer.step()
    return loss.item()
