# {"task": "predict_class", "verdict": "wrong", "mistake": "wrong_dim", "listed": false, "note": "argmax over the batch dimension of (1, 10) is always 0", "lines": [[6]]}
import torch

def predict_class(model, image):
    scores = model(image.unsqueeze(0))
    return scores.argmax(dim=0)[0].item()
