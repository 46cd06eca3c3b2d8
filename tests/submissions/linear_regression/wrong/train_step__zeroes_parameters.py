# {"task": "train_step", "verdict": "wrong", "mistake": "zeroes_parameters", "listed": false, "note": "Resets the parameters instead of their gradients.", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    for p in model.parameters():
        p.data.zero_()
    loss.backward()
    optimizer.step()
    return loss.item()
