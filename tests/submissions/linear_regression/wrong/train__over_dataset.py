# {"task": "train", "verdict": "wrong", "mistake": "one_example_at_a_time", "listed": false, "note": "Goes over loader.dataset example by example, so it updates once per example and ignores the batches.", "lines": [[6]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total = 0
        for x, y in loader.dataset:
            total += train_step(model, (x, y), loss_function, optimizer)
        losses.append(total / len(loader.dataset))
    return losses
