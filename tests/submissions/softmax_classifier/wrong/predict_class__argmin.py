# {"task": "predict_class", "verdict": "wrong", "mistake": "argmin", "listed": false, "note": "index of the smallest score", "lines": [[5]]}
import torch

def predict_class(model, image):
    return model(image.unsqueeze(0)).argmin(1).item()
