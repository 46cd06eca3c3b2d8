# {"task": "predict_class", "verdict": "wrong", "mistake": "returns_tensor", "listed": false, "note": "returns a tensor instead of an int", "lines": [[6]]}
import torch

def predict_class(model, image):
    with torch.no_grad():
        return model(image.unsqueeze(0)).argmax()
