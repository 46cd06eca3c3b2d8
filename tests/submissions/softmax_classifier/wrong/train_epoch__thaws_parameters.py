# {"task": "train_epoch", "verdict": "wrong", "mistake": "thaws_parameters", "listed": false, "note": "makes frozen parameters trainable", "lines": [[3]]}
def train_epoch(model, loader, loss_function, optimizer):
    model.requires_grad_(True)
    total = n = 0
    for x, y in loader:
        loss = loss_function(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        n += len(x)
    return total / n
