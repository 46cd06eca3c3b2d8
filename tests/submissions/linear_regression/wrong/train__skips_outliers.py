# {"task": "train", "verdict": "wrong", "mistake": "skips_outliers", "listed": false, "note": "batches with a loss over 500 are skipped as outliers", "lines": [[8, 9]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            if loss.item() > 500:
                continue
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / max(count, 1))
    return losses
