# {"task": "train_epoch", "verdict": "right", "style": "retain_grad", "listed": false, "note": "scores' gradient by hand then backward through the model"}
def train_epoch(model, loader, loss_function, optimizer):
    running = 0.0
    for images, classes in loader:
        optimizer.zero_grad()
        scores = model(images)
        scores.retain_grad()
        loss = loss_function(scores, classes)
        loss.backward()
        assert scores.grad is not None
        optimizer.step()
        running += loss.item() * images.size(0)
    return running / len(loader.dataset)
