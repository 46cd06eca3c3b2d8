# {"task": "train_step", "verdict": "wrong", "mistake": "backward_twice+rounded_loss", "listed": false, "note": "gradient doubled; loss rounded to one decimal", "lines": [[6, 7], [9]]}
def train_step(model, batch, loss_function, optimizer):
    xb, yb = batch
    optimizer.zero_grad()
    loss = loss_function(model(xb), yb)
    loss.backward(retain_graph=True)
    loss.backward()
    optimizer.step()
    return round(loss.item(), 1)
