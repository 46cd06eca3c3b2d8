# {"task": "make_model", "verdict": "wrong", "mistake": "two_inputs", "listed": false, "note": "Linear(2, 1) because the table has two columns", "lines": [[6]]}
from torch import nn

def make_model():
    # 2 columns in the table -> 1 result
    model = nn.Linear(2, 1)
    return model
