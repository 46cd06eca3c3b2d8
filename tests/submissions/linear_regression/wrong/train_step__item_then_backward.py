# {"task": "train_step", "verdict": "wrong", "mistake": "number_has_no_backward", "listed": false, "note": "loss is turned into a float before backward, which a float does not have.", "lines": [[4]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y).item()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss
