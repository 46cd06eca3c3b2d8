# {"task": "train_step", "verdict": "wrong", "mistake": "update_per_example", "listed": false, "note": "Updates once per example instead of once per batch.", "lines": [[4, 8]]}
def train_step(model, batch, loss_function, optimizer):
    total = 0
    for x, y in zip(batch[0], batch[1]):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total / len(batch[0])
