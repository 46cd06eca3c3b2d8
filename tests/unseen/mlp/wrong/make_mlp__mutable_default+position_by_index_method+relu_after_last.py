# {"task": "make_mlp", "verdict": "wrong", "mistake": "mutable_default+position_by_index_method+relu_after_last", "listed": true, "note": "layers pile up over the calls; equal sizes are mixed up; ReLU at the end", "lines": [[4], [7, 8], [9, 10]]}
from torch import nn

def make_mlp(sizes, net=[]):
    net.append(nn.Flatten())
    for s in sizes[:-1]:
        k = sizes.index(s)
        net.append(nn.Linear(sizes[k], sizes[k + 1]))
        net.append(nn.ReLU())
    return nn.Sequential(*net)
