# {"task": "train_epoch", "verdict": "wrong", "mistake": "full_batch_weights", "listed": false, "note": "weights every batch with loader.batch_size and divides by the dataset's length: wrong only for a smaller last batch", "lines": [[9]]}
def train_epoch(model, loader, loss_function, optimizer):
    running = 0.0
    for pixels, classes in loader:
        optimizer.zero_grad()
        loss = loss_function(model(pixels), classes)
        loss.backward()
        optimizer.step()
        running += loss.item() * loader.batch_size
    return running / len(loader.dataset)
