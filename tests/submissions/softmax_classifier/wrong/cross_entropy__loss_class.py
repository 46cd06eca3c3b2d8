# {"task": "cross_entropy", "verdict": "wrong", "mistake": "loss_object_not_created", "listed": false, "note": "nn.CrossEntropyLoss(scores, classes) builds an object instead of computing the loss", "lines": [[5]]}
from torch import nn

def cross_entropy(scores, classes):
    return nn.CrossEntropyLoss(scores, classes)
