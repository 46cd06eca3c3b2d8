# {"task": "train_epoch", "verdict": "wrong", "mistake": "trains_a_copy", "listed": false, "note": "trains a deep copy; the model that was given stays as it was", "lines": [[5]]}
import copy

def train_epoch(model, loader, loss_function, optimizer):
    model = copy.deepcopy(model)
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
