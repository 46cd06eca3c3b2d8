def train_epoch(model, loader, loss_function, optimizer):
    total = 0
    count = 0
    for images, labels in loader:
        scores = model(images)
        loss = loss_function(labels, scores)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(labels)
        count += len(labels)
    return total / count
