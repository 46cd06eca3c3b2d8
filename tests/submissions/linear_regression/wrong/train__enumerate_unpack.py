# {"task": "train", "verdict": "wrong", "mistake": "enumerate_misunpacked", "listed": false, "note": "enumerate gives (i, batch), unpacking it into three names raises ValueError.", "lines": [[6]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total, n = 0, 0
        for i, x, y in enumerate(loader):
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            n += len(x)
        losses.append(total / n)
    return losses
