# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_overflow", "listed": true, "note": "the formula of the slide with math.e ** x in a loop; overflows at 1000", "lines": [[7]]}
import torch

def softmax(scores):
    result = []
    for o in scores:
        powers = 2.718281828459045 ** o
        result.append(powers / torch.sum(powers))
    return torch.stack(result)
