# {"task": "train_step", "verdict": "wrong", "mistake": "global_state", "listed": false, "note": "Keeps the first call's optimizer in a global, so a second model (with another optimizer) is not trained.", "lines": [[2, 4, 5, 6, 9, 11]]}
first_optimizer = None
def train_step(model, batch, loss_function, optimizer):
    global first_optimizer
    if first_optimizer is None:
        first_optimizer = optimizer
    x, y = batch
    loss = loss_function(model(x), y)
    first_optimizer.zero_grad()
    loss.backward()
    first_optimizer.step()
    return loss.item()
