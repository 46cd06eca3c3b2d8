# {"task": "predict_class", "verdict": "wrong", "mistake": "absolute_scores", "listed": false, "note": "largest absolute value: a very negative score wins", "lines": [[5]]}
import torch

def predict_class(model, image):
    scores = model(image.unsqueeze(0)).abs()
    return scores.argmax(1).item()
