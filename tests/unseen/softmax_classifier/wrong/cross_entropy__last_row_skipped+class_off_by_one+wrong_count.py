# {"task": "cross_entropy", "verdict": "wrong", "mistake": "last_row_skipped+class_off_by_one+wrong_count", "listed": true, "note": "the loop stops one row early; takes the class before the right one; divides by the number of all scores", "lines": [[9], [10], [12]]}
import torch


def cross_entropy(scores, classes):
    n = len(scores)
    total = 0
    i = 0
    while i < n - 1:
        total = total + torch.logsumexp(scores[i], dim=0) - scores[i][classes[i] - 1]
        i += 1
    return total / scores.numel()
