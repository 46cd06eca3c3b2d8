# {"task": "train_step_on", "verdict": "wrong", "mistake": "one_group", "listed": false, "note": "zeroes the gradients of the first parameter group only", "lines": [[4]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    x, y = (t.to(device) for t in batch)
    for p in optimizer.param_groups[0]["params"]:
        p.grad = None
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
