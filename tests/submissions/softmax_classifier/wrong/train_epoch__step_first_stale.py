# {"task": "train_epoch", "verdict": "wrong", "mistake": "step_before_backward", "listed": true, "note": "step before backward and zero_grad at the end of the loop body", "lines": [[6, 7]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for x, y in loader:
        loss = loss_function(model(x), y)
        optimizer.step()
        loss.backward()
        optimizer.zero_grad()
        total += loss.item() * len(x)
        n += len(x)
    return total / n
