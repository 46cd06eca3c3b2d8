# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "np.average with the batch sizes as weights gives NumPy numbers, which are numbers."}
import numpy as np
def train(model, loader, loss_function, optimizer, epochs):
    result = []
    for epoch in range(epochs):
        values, sizes = [], []
        for batch in loader:
            values.append(train_step(model, batch, loss_function, optimizer))
            sizes.append(len(batch[1]))
        result.append(np.average(values, weights=sizes))
    return result
