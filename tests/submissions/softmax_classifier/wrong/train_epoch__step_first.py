# {"task": "train_epoch", "verdict": "wrong", "mistake": "step_before_backward", "listed": true, "note": "zero_grad, step, backward: every step sees empty gradients", "lines": [[7, 8]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        optimizer.step()
        loss.backward()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
