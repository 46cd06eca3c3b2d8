# {"task": "train_step", "verdict": "wrong", "mistake": "step_before_backward", "listed": true, "note": "step comes before backward, so it uses no (or old) gradients.", "lines": [[6, 7]]}
def train_step(model, batch, loss_function, optimizer):
    population, profit = batch
    loss = loss_function(model(population), profit)
    optimizer.zero_grad()
    optimizer.step()
    loss.backward()
    return loss.item()
