# {"task": "softmax", "verdict": "wrong", "mistake": "math_exp_on_tensor", "listed": false, "note": "math.exp does not take a tensor of many numbers", "lines": [[6]]}
import math

def softmax(scores):
    scores = scores - scores.max(dim=1, keepdim=True).values
    return math.exp(scores) / math.exp(scores).sum(dim=1, keepdim=True)
