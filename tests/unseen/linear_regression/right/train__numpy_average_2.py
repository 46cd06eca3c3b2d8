# {"task": "train", "verdict": "right", "style": "numpy_average", "listed": false, "note": "numpy average with weights, numpy floats"}
import numpy as np


def train(model, loader, loss_function, optimizer, epochs):
    losses = np.empty(epochs)
    for epoch in range(epochs):
        pairs = [(train_step(model, batch, loss_function, optimizer), len(batch[1])) for batch in loader]
        losses[epoch] = np.average(*np.array(pairs).T[:1], weights=np.array(pairs)[:, 1])
    return list(losses)
