def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_mlp([28, 100, 10])
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(epochs):
        for images, classes in loader:
            loss = loss_function(model(images), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
