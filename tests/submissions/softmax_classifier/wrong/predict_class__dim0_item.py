# {"task": "predict_class", "verdict": "wrong", "mistake": "wrong_dim", "listed": false, "note": "argmax(0) has ten numbers: item() crashes", "lines": [[5]]}
import torch

def predict_class(model, image):
    return model(image.unsqueeze(0)).argmax(0).item()
