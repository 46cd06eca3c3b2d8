# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_zero_grad+plain_mean_over_unequal_batches", "listed": true, "note": "no zero_grad, and a plain mean of the batch losses", "lines": [[6, 9, 10], [11, 12]]}
import numpy as np

def train_epoch(model, loader, loss_function, optimizer):
    losses = []
    for x, y in loader:
        y_hat = model(x)
        loss = loss_function(y_hat, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return float(np.mean(losses))
