# {"task": "train", "verdict": "right", "style": "nested_everything", "listed": false, "note": "train with its own loop, closure SGD, islice"}
from itertools import islice


def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for _ in range(epochs):
        total = count = 0
        batches = iter(loader)
        while (chunk := list(islice(batches, 1))):
            inputs, targets = chunk[0]
            optimizer.zero_grad()
            loss = loss_function(model(inputs), targets)
            loss.backward()
            optimizer.step()
            total += loss.item() * inputs.shape[0]
            count += inputs.shape[0]
        history.append(total / count)
    return history
