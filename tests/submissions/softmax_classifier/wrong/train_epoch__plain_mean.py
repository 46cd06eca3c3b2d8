# {"task": "train_epoch", "verdict": "wrong", "mistake": "plain_mean_over_unequal_batches", "listed": true, "note": "mean over batches: the smaller last batch counts as much as the others", "lines": [[9, 10]]}
def train_epoch(model, loader, loss_function, optimizer):
    losses = []
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)
