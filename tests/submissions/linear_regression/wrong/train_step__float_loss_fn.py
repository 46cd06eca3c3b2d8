# {"task": "train_step", "verdict": "wrong", "mistake": "float_loss_fn", "listed": false, "note": "calls loss_function with keywords input and target: only for the library classes", "lines": [[4]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(input=model(x), target=y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
