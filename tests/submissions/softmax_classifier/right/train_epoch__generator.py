# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "a generator yields (loss, size) pairs"}
def _steps(model, loader, loss_function, optimizer):
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        yield loss.item(), len(pixels)

def train_epoch(model, loader, loss_function, optimizer):
    pairs = list(_steps(model, loader, loss_function, optimizer))
    return sum(l * n for l, n in pairs) / sum(n for _, n in pairs)
