def train_classifier(dataset, epochs):
    model = make_linear_classifier()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(epochs):
        train_epoch(model, loader, nn.CrossEntropyLoss(), optimizer)
