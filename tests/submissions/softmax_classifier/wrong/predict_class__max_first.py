# {"task": "predict_class", "verdict": "wrong", "mistake": "score_instead_of_index", "listed": false, "note": "max(1)[0] are the values, [1] would be the indices", "lines": [[6]]}
import torch

def predict_class(model, image):
    with torch.no_grad():
        best = torch.max(model(image.unsqueeze(0)), 1)[0]
    return best.item()
