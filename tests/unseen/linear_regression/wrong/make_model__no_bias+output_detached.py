# {"task": "make_model", "verdict": "wrong", "mistake": "no_bias+output_detached", "listed": true, "note": "bias=False (listed); detach cuts the output from the parameters", "lines": [[7], [10]]}
from torch import nn

class Gerade(nn.Module):
    def __init__(self):
        super().__init__()
        self.schicht = nn.Linear(1, 1, bias=False)

    def forward(self, x):
        return self.schicht(x).detach()

def make_model():
    return Gerade()
