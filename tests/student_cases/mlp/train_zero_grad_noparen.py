def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_mlp([784, 100, 10])
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    for epoch in range(epochs):
        for images, labels in loader:
            loss = loss_function(model(images), labels)
            optimizer.zero_grad
            loss.backward()
            optimizer.step()
    return model
