def accuracy(model, loader):
    right = 0
    count = 0
    with torch.no_grad():
        for images, labels in loader:
            predicted = model(images).argmax(dim=1)
            right += (predicted == labels).sum
            count += len(labels)
    return right / count
