# {"task": "train", "verdict": "wrong", "mistake": "count_not_reset+one_epoch_too_few", "listed": false, "note": "examples counted through all epochs; range(1, epochs)", "lines": [[4, 5, 6], [5]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    count = 0
    for epoch in range(1, epochs):
        total = 0
        for batch in loader:
            n = batch[0].size(0)
            total += n * train_step(model, batch, loss_function, optimizer)
            count += n
        losses.append(total / count)
    return losses
