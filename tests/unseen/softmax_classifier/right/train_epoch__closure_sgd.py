# {"task": "train_epoch", "verdict": "right", "style": "closure_sgd", "listed": false, "note": "closures, default argument binding"}
def train_epoch(model, loader, loss_function, optimizer):
    losses, sizes = [], []
    for images, classes in loader:

        def closure(images=images, classes=classes):
            optimizer.zero_grad()
            loss = loss_function(model(images), classes)
            loss.backward()
            return loss

        losses.append(optimizer.step(closure).detach() * len(images))
        sizes.append(len(images))
    return float(sum(losses)) / sum(sizes)
