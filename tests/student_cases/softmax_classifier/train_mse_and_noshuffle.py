def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64)
    model = make_linear_classifier()
    loss_function = nn.MSELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        train_epoch(model, loader, loss_function, optimizer)
    return model
