# {"task": "train_step", "verdict": "wrong", "mistake": "stepped_twice", "listed": false, "note": "two updates from one gradient", "lines": [[6, 8]]}
def train_step(model, batch, loss_function, optimizer):
    optimizer.zero_grad()
    loss = loss_function(model(batch[0]), batch[1])
    loss.backward()
    optimizer.step()
    value = loss.item()
    optimizer.step()
    return value
