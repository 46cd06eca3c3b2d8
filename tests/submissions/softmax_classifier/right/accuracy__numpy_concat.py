# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "all predictions and labels collected into NumPy arrays"}
import numpy as np
import torch

def accuracy(model, loader):
    predictions = []
    truths = []
    with torch.no_grad():
        for pixels_batch, classes_batch in loader:
            scores = model(pixels_batch).numpy()
            predictions.append(np.argmax(scores, axis=1))
            truths.append(classes_batch.numpy())
    return np.mean(np.concatenate(predictions) == np.concatenate(truths))
