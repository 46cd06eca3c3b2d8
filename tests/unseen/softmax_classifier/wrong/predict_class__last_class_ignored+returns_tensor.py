# {"task": "predict_class", "verdict": "wrong", "mistake": "last_class_ignored+returns_tensor", "listed": true, "note": "the last score is cut off; a tensor comes back", "lines": [[9], [10]]}
import torch


def predict_class(model, image):
    """Index of the largest score"""
    with torch.no_grad():
        scores = model(image.unsqueeze(0)).squeeze(0)
    scores = scores[0:9]
    return torch.argmax(scores)
