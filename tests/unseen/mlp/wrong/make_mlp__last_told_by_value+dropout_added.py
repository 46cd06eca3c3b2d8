# {"task": "make_mlp", "verdict": "wrong", "mistake": "last_told_by_value+dropout_added", "listed": false, "note": "a hidden layer of the last one's size gets no ReLU; Dropout was not asked for", "lines": [[9], [11]]}
from torch import nn

def make_mlp(sizes):
    mods = [nn.Flatten()]
    previous = sizes[0]
    for size in sizes[1:]:
        mods.append(nn.Linear(previous, size))
        if size != sizes[-1]:
            mods.append(nn.ReLU())
            mods.append(nn.Dropout(0.2))
        previous = size
    return nn.Sequential(*mods)
