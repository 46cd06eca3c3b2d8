# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "optimizer.step(closure); step returns the loss computed before the update"}
def train_epoch(model, loader, loss_function, optimizer):
    weighted = 0.0
    count = 0
    for images, targets in loader:
        def closure():
            optimizer.zero_grad()
            loss = loss_function(model(images), targets)
            loss.backward()
            return loss
        loss = optimizer.step(closure)
        weighted += float(loss) * images.shape[0]
        count += images.shape[0]
    return weighted / count
