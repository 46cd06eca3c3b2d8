# {"task": "train_step", "verdict": "wrong", "mistake": "missing_zero_grad+half_loss_backward+returns_string", "listed": true, "note": "no zero_grad (listed); gradient of half the loss; text instead of a number", "lines": [[4, 5, 6], [5, 6], [8]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    half = loss / 2
    half.backward()
    optimizer.step()
    return f"{loss.item():.4f}"
