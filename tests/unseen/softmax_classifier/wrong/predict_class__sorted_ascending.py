# {"task": "predict_class", "verdict": "wrong", "mistake": "sorted_ascending", "listed": false, "note": "argsort puts the smallest score first", "lines": [[7, 8]]}
import torch


def predict_class(model, image):
    scores = model(image[None])[0]
    order = torch.argsort(scores)
    return order[0].item()
