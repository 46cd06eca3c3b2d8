# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "zero_grad after the step, NumPy weighted average"}
import numpy as np

def train_epoch(model, loader, loss_function, optimizer):
    losses = []
    sizes = []
    for x, y in loader:
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=False)
        losses.append(loss.detach().numpy())
        sizes.append(y.shape[0])
    return np.average(losses, weights=sizes)
