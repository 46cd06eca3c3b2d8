# {"task": "train", "verdict": "right", "style": "zip_longest_flat", "listed": false, "note": "one flat loop over epochs and batches with product-like generator"}
from collections import defaultdict


def train(model, loader, loss_function, optimizer, epochs):
    sums, counts = defaultdict(float), defaultdict(int)
    stream = ((epoch, batch) for epoch in range(epochs) for batch in loader)
    for epoch, (x, y) in stream:
        sums[epoch] += train_step(model, (x, y), loss_function, optimizer) * y.shape[0]
        counts[epoch] += y.shape[0]
    return [sums[e] / counts[e] for e in sorted(sums)]
