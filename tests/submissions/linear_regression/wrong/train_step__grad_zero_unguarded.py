# {"task": "train_step", "verdict": "wrong", "mistake": "none_gradient_crash", "listed": false, "note": "p.grad.zero_() before the first backward: grad is still None on a new model, an AttributeError.", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    for p in model.parameters():
        p.grad.zero_()
    loss.backward()
    optimizer.step()
    return loss.item()
