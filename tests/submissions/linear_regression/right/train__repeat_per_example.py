# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Repeats each batch loss once per example and takes a plain mean of all, which is the weighted mean."}
from statistics import mean
def train(model, loader, loss_function, optimizer, epochs):
    model.train()
    out = []
    for e in range(1, epochs + 1):
        per_example = []
        for i, (x, y) in enumerate(loader):
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            per_example += [loss.item()] * len(x)
        out += [mean(per_example)]
    model.eval()
    return out
