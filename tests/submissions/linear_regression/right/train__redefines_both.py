# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Defines its own train_step (with another return) under another name plus train; shadowed variable names but right."}
def my_train_step(model, batch, loss_function, optimizer, verbose=False):
    x, y = batch
    p = model(x)
    loss = loss_function(p, y)
    if verbose:
        print(loss)
    optimizer.zero_grad(); loss.backward(); optimizer.step()
    return loss.item() * len(x), len(x)

def train(model, loader, loss_function, optimizer, epochs):
    l = []
    for epochs in range(epochs):
        totals = [my_train_step(model, b, loss_function, optimizer) for b in loader]
        s, n = map(sum, zip(*totals))
        l.append(s / n)
    return l
