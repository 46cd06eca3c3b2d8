# {"task": "train", "verdict": "right", "style": "numpy_array", "listed": false, "note": "history as NumPy floats in a list, np.float32"}
import numpy as np


def train(model, loader, loss_function, optimizer, epochs):
    history = []
    for _ in range(epochs):
        losses, sizes = np.array([(train_step(model, b, loss_function, optimizer), b[0].shape[0]) for b in loader]).T
        history.append(np.dot(losses, sizes) / sizes.sum())
    return history
