# {"task": "predict_class", "verdict": "right", "style": "repeated_batch", "listed": false, "note": "a batch of several copies and a vote"}
from collections import Counter

import torch


def predict_class(model, image):
    with torch.no_grad():
        votes = model(image.expand(3, -1, -1, -1)).argmax(1).tolist()
    return Counter(votes).most_common(1)[0][0]
