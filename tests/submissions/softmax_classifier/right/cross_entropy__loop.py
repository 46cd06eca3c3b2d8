# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "a loop over the examples with a helper, divided by n"}
import torch

def surprise(row, c):
    m = row.max()
    return torch.log(torch.sum(torch.exp(row - m))) + m - row[c]

def cross_entropy(scores, classes):
    total = 0
    for k in range(len(classes)):
        total = total + surprise(scores[k], int(classes[k]))
    return total / len(classes)
