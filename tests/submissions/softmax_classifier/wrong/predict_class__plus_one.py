# {"task": "predict_class", "verdict": "wrong", "mistake": "off_by_one", "listed": false, "note": "counts classes from 1", "lines": [[7]]}
import torch

def predict_class(model, image):
    with torch.no_grad():
        scores = model(image.unsqueeze(0))
    return scores.argmax().item() + 1
