# {"task": "predict_class", "verdict": "wrong", "mistake": "score_instead_of_index", "listed": false, "note": "returns the probability of the predicted class", "lines": [[6]]}
import torch

def predict_class(model, image):
    p = torch.softmax(model(image[None]), dim=1)
    return p.max().item()
