# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "layer_made_in_forward", "listed": false, "note": "a new random layer at every call of forward; nothing can be learned", "lines": [[7]]}
from torch import nn

class Net(nn.Module):
    def forward(self, x):
        x = nn.Flatten()(x)
        return nn.Linear(784, 10)(x)

def make_linear_classifier():
    return Net()
