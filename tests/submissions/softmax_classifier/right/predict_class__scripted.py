# {"task": "predict_class", "verdict": "right", "style": "scripted", "listed": false, "note": "traced copy of the model, votes among many copies of the image"}
import torch
from torch import nn
import torch.nn.functional as F

from collections import Counter
def predict_class(model, image):
    batch = image.detach().clone().repeat(7, 1, 1, 1)
    traced = torch.jit.trace(model, batch, check_trace=False)
    votes = Counter(traced(batch).max(dim=1).indices.tolist())
    return votes.most_common(1)[0][0]
