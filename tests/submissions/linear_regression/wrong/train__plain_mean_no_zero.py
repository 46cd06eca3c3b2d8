# {"task": "train", "verdict": "wrong", "mistake": "plain_mean+missing_zero_grad", "listed": true, "note": "Plain mean over unequal batches, and no zero_grad.", "lines": [[10, 11], [6, 8, 9]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        batch_losses = []
        for x, y in loader:
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            batch_losses.append(loss.item())
        losses.append(sum(batch_losses) / len(batch_losses))
    return losses
