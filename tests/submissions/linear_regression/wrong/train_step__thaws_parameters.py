# {"task": "train_step", "verdict": "wrong", "mistake": "thaws_parameters", "listed": false, "note": "thaws frozen parameters", "lines": [[3]]}
def train_step(model, batch, loss_function, optimizer):
    model.requires_grad_(True)
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
