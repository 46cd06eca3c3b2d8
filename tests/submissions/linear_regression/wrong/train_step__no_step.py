# {"task": "train_step", "verdict": "wrong", "mistake": "no_step", "listed": true, "note": "optimizer.step() is missing, the model never changes.", "lines": [[6, 7]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
