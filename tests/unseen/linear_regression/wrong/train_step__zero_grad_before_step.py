# {"task": "train_step", "verdict": "wrong", "mistake": "zero_grad_before_step", "listed": true, "note": "the fresh gradients are wiped before they are used", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    loss = loss_function(model(inputs), targets)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
