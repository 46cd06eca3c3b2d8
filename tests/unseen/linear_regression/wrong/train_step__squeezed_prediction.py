# {"task": "train_step", "verdict": "wrong", "mistake": "squeezed_prediction", "listed": false, "note": "(n,) against (n, 1): the loss is taken over n x n differences", "lines": [[5, 6]]}
def train_step(model, batch, loss_function, optimizer):
    model.train()
    x, y = batch
    y_hat = model(x).squeeze()
    loss = loss_function(y_hat, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
