# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "softmax_before_cross_entropy", "listed": true, "note": "the slide's model with nn.Softmax: outputs probabilities, not scores", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    model = nn.Sequential(nn.Flatten(), nn.Linear(28*28, 10), nn.Softmax(dim=1))
    return model
