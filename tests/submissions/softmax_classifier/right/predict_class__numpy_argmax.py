# {"task": "predict_class", "verdict": "right", "mistake": null, "listed": false, "note": "NumPy's argmax: a NumPy integer is an integer"}
import numpy as np
import torch

def predict_class(model, image):
    scores = model(torch.stack([image])).detach().numpy()
    return np.argmax(scores[0])
