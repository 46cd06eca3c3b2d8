# {"task": "train", "verdict": "wrong", "mistake": "new_optimizer_per_epoch", "listed": true, "note": "A new SGD at learning rate 0.01 in every epoch, the given optimizer is never used.", "lines": [[6]]}
from torch.optim import SGD
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        optimizer = SGD(model.parameters(), lr=0.01)
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
