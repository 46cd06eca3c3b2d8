# {"task": "train_step", "verdict": "wrong", "mistake": "zero_first_group", "listed": false, "note": "resets the gradients of the first parameter group only", "lines": [[4]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    for p in optimizer.param_groups[0]["params"]:
        p.grad = None
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
