# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "the lecture's order, weighted by the batch size"}
def train_epoch(model, loader, loss_function, optimizer):
    total, seen = 0.0, 0
    for pixels_batch, classes_batch in loader:
        scores = model(pixels_batch)
        loss = loss_function(scores, classes_batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(classes_batch)
        seen += len(classes_batch)
    return total / seen
