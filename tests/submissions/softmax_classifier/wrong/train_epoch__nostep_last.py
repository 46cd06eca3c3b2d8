# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_step+last_batch_only", "listed": true, "note": "never steps, and returns the last batch's loss", "lines": [[6, 7], [7]]}
def train_epoch(model, loader, loss_function, optimizer):
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
    return float(loss)
