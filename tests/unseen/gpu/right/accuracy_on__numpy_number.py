# {"task": "accuracy_on", "verdict": "right", "style": "numpy_number", "listed": false, "note": "a NumPy number, empty_cache afterwards"}
import numpy as np
import torch


@torch.inference_mode()
def accuracy_on(device, model, loader):
    hits = []
    for pixels, classes in loader:
        guess = torch.argmax(model(pixels.to(device)), dim=1)
        hits.append(torch.eq(guess, classes.to(device)).cpu().numpy())
    if device.type == "cuda":
        torch.cuda.empty_cache()
    return np.concatenate(hits).mean()
