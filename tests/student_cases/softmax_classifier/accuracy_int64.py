def accuracy(model, loader):
    right = 0
    count = 0
    with torch.no_grad():
        for images, labels in loader:
            predicted = model(labels).argmax(dim=1)
            right += (predicted == labels).sum().item()
            count += len(labels)
    return right / count
