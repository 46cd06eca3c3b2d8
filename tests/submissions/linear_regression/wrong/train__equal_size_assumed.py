# {"task": "train", "verdict": "wrong", "mistake": "equal_size_assumed", "listed": false, "note": "mean over batches, corrected only when the last batch is less than half full", "lines": [[15, 18]]}
import numpy as np

def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        values, sizes = [], []
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            values.append(loss.item())
            sizes.append(len(x))
        if sizes[-1] * 2 < sizes[0]:
            losses.append(float(np.average(values, weights=sizes)))
        else:
            losses.append(float(np.mean(values)))
    return losses
