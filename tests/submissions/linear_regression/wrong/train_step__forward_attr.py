# {"task": "train_step", "verdict": "wrong", "mistake": "forward_attr", "listed": false, "note": "calls loss_function.forward: not for a plain function", "lines": [[4]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function.forward(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
