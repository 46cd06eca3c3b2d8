# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Recursion over epochs, the first epoch's loss in front."}
def one_epoch(model, loader, loss_function, optimizer):
    total, n = 0., 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total, n = total + loss.item() * x.shape[0], n + x.shape[0]
    return total / n

def train(model, loader, loss_function, optimizer, epochs):
    if epochs == 0:
        return []
    first = one_epoch(model, loader, loss_function, optimizer)
    return [first] + train(model, loader, loss_function, optimizer, epochs - 1)
