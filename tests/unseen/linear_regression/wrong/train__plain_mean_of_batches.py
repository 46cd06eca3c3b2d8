# {"task": "train", "verdict": "wrong", "mistake": "plain_mean_of_batches", "listed": true, "note": "unequal batches weigh the same", "lines": [[7, 8]]}
import numpy as np

def train(model, loader, loss_function, optimizer, epochs):
    result = []
    for epoch in range(epochs):
        batch_losses = [train_step(model, b, loss_function, optimizer) for b in loader]
        result.append(float(np.mean(batch_losses)))
    return result
