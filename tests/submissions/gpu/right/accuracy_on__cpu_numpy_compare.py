# {"task": "accuracy_on", "verdict": "right", "style": "cpu_numpy_compare", "listed": false, "note": "predictions brought to the CPU and compared in NumPy"}
import numpy as np
import torch

def accuracy_on(device, model, loader):
    guesses, truths = [], []
    with torch.no_grad():
        for pixels, classes in loader:
            scores = model(pixels.to(device))
            guesses.append(np.argmax(scores.cpu().numpy(), axis=1))
            truths.append(classes.cpu().numpy())
    return float(np.mean(np.concatenate(guesses) == np.concatenate(truths)))
