# {"task": "train_epoch", "verdict": "wrong", "mistake": "zero_grad_between_backward_and_step", "listed": true, "note": "the gradients are erased before the step: nothing is learned", "lines": [[8]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        predicted = model(pixels)
        loss = loss_function(predicted, classes)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
