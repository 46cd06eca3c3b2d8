def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_linear_classifier()
    optimizer = torch.optim.SGD
    for epoch in range(epochs):
        train_epoch(model, loader, nn.CrossEntropyLoss(), optimizer)
    return model
