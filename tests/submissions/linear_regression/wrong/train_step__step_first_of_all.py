# {"task": "train_step", "verdict": "wrong", "mistake": "step_before_backward", "listed": true, "note": "step at the top uses the previous batch's gradients; the first call changes nothing.", "lines": [[3, 7]]}
def train_step(model, batch, loss_function, optimizer):
    optimizer.step()
    optimizer.zero_grad()
    x, y = batch
    loss = loss_function(model(x), y)
    loss.backward()
    return float(loss)
