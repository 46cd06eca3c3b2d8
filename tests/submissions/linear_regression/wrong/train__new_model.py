# {"task": "train", "verdict": "wrong", "mistake": "model_reset_per_epoch", "listed": true, "note": "Makes a new model in each epoch; the model given is never trained and the optimizer moves nothing.", "lines": [[6]]}
from torch import nn
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        model = nn.Linear(1, 1)
        total, n = 0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            n += len(x)
        losses.append(total / n)
    return losses
