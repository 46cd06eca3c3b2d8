# {"task": "softmax", "verdict": "wrong", "mistake": "changes_input+sum_over_dim0", "listed": true, "note": "sub_ changes the input; the sum runs down the columns", "lines": [[7], [9]]}
import torch


def softmax(scores):
    maximum = scores.amax(dim=1, keepdim=True)
    scores.sub_(maximum)
    zaehler = scores.exp()
    nenner = zaehler.sum(dim=0, keepdim=True)
    return zaehler / nenner
