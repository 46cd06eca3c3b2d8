# {"task": "relu", "verdict": "wrong", "mistake": "module_class", "listed": false, "note": "the class, not an object: relu(x) makes a module", "lines": [[4]]}
from torch import nn

relu = nn.ReLU
