# {"task": "train_step", "verdict": "wrong", "mistake": "freezes", "listed": false, "note": "freezes the model after the step and thaws it before: left frozen", "lines": [[9]]}
def train_step(model, batch, loss_function, optimizer):
    model.requires_grad_(True)
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.requires_grad_(False)
    return loss.item()
