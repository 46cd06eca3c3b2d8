# {"task": "predict_class", "verdict": "wrong", "mistake": "argmin+returns_tensor", "listed": false, "note": "smallest score, and a tensor comes back", "lines": [[6], [6]]}
import torch

def predict_class(model, image):
    scores = model(image.unsqueeze(0))
    return torch.argmin(scores)
