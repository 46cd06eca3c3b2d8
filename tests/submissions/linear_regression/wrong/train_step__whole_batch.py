# {"task": "train_step", "verdict": "wrong", "mistake": "batch_not_unpacked", "listed": false, "note": "Passes the whole batch (a pair) to the model, which crashes.", "lines": [[3]]}
def train_step(model, batch, loss_function, optimizer):
    predicted = model(batch)
    loss = loss_function(predicted, batch[1])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
