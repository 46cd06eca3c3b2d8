def train(model, loader, loss_function, optimizer, epochs):
    list = []
    for epoch in range(epochs):
        sum = 0
        count = 0
        for batch in loader:
            train_step = train_step(model, batch, loss_function, optimizer)
            sum += train_step * len(batch[0])
            count += len(batch[0])
        list.append(sum / count)
    return list
