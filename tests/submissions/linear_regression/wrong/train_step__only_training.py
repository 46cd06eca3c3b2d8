# {"task": "train_step", "verdict": "wrong", "mistake": "only_training", "listed": false, "note": "updates only if the model is in training mode", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    if model.training:
        loss.backward()
        optimizer.step()
    return loss.item()
