# {"task": "predict_class", "verdict": "right", "style": "hook", "listed": false, "note": "reads the scores by a hook that is taken away again"}
import torch
from torch import nn
import torch.nn.functional as F

def predict_class(model, image):
    kept = []
    handle = model.register_forward_hook(lambda module, given, scores: kept.append(scores.detach()))
    model(image.view(1, *image.shape))
    handle.remove()
    return sorted(range(10), key=kept[0][0].__getitem__)[-1]
