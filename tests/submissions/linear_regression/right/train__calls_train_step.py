# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Calls the earlier task and divides by the dataset's length, as the PyTorch tutorial does."}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        running = 0
        for batch in loader:
            running += train_step(model, batch, loss_function, optimizer) * batch[0].size(0)
        losses.append(running / len(loader.dataset))
    return losses
