def accuracy_on(device, model, loader):
    right, examples = 0, 0
    with torch.no_grad():
        for images, classes in loader:
            predicted = model(images.to("cuda")).argmax(dim=1)
            right += (predicted == classes.to("cuda")).sum().item()
            examples += len(classes)
    return right / examples
