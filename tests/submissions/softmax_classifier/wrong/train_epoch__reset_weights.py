# {"task": "train_epoch", "verdict": "wrong", "mistake": "model_reset", "listed": true, "note": "starts the epoch by resetting the model's parameters", "lines": [[5]]}
def train_epoch(model, loader, loss_function, optimizer):
    for layer in model.modules():
        if hasattr(layer, "reset_parameters"):
            layer.reset_parameters()
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
