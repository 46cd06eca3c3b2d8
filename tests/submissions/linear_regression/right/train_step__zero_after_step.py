# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "zero_grad after the step, ready for the next call; the rulings allow it."}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return float(loss)
