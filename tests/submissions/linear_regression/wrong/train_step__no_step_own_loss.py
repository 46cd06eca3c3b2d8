# {"task": "train_step", "verdict": "wrong", "mistake": "no_step+ignores_loss", "listed": true, "note": "Neither steps nor uses the given loss function.", "lines": [[7, 8], [5]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    predicted = model(x)
    loss = ((predicted - y) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
