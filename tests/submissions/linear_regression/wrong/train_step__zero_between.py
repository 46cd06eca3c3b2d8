# {"task": "train_step", "verdict": "wrong", "mistake": "zero_grad_between", "listed": true, "note": "zero_grad between backward and step throws the gradients away: nothing is learnt.", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
