# {"task": "accuracy", "verdict": "right", "style": "deepcopy_eval", "listed": false, "note": "evaluates a deep copy, image by image through dataset"}
from copy import deepcopy

import torch


def accuracy(model, loader):
    frozen = deepcopy(model).eval().requires_grad_(False)
    dataset = loader.dataset
    right = sum(int(frozen(x.unsqueeze(0)).argmax()) == int(y) for x, y in dataset)
    return right / len(dataset)
