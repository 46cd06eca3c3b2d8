# {"task": "train", "verdict": "wrong", "mistake": "last_batch_only", "listed": true, "note": "The epoch's loss is only the last batch's loss.", "lines": [[10]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses.append(loss.item())
    return losses
