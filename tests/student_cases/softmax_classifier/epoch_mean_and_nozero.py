def train_epoch(model, loader, loss_function, optimizer):
    total = 0
    for images, labels in loader:
        loss = loss_function(model(images), labels)
        loss.backward()
        optimizer.step()
        total = loss.item()
    return total / len(loader)
