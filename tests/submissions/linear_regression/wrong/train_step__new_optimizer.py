# {"task": "train_step", "verdict": "wrong", "mistake": "new_optimizer", "listed": false, "note": "a new optimizer of the same kind at each step: momentum is lost", "lines": [[4]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    fresh = type(optimizer)(optimizer.param_groups[0]["params"], **optimizer.defaults)
    loss = loss_function(model(x), y)
    fresh.zero_grad()
    loss.backward()
    fresh.step()
    return loss.item()
