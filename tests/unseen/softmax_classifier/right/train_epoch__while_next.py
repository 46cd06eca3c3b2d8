# {"task": "train_epoch", "verdict": "right", "style": "while_next", "listed": false, "note": "iterator by hand with next and sentinel"}
def train_epoch(model, loader, loss_function, optimizer):
    it = iter(loader)
    seen, mean = 0, 0.0
    while True:
        try:
            x, y = next(it)
        except StopIteration:
            break
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        seen += (n := y.numel())
        mean += (loss.item() - mean) * (n / seen)
    return mean
