# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "an explicit iterator and while True"}
def train_epoch(model, loader, loss_function, optimizer):
    it = iter(loader)
    s = 0
    k = 0
    while True:
        try:
            xb, yb = next(it)
        except StopIteration:
            break
        out = model(xb)
        L = loss_function(out, yb)
        model.zero_grad()
        L.backward()
        optimizer.step()
        s += L.item() * xb.size(0)
        k += xb.size(0)
    return s / k
