# {"task": "predict_class", "verdict": "wrong", "mistake": "sorted_wrong_end", "listed": false, "note": "argsort is ascending, so [0] is the smallest score", "lines": [[5, 6]]}
import torch

def predict_class(model, image):
    order = torch.argsort(model(image.unsqueeze(0)), dim=1)
    return order[0][0].item()
