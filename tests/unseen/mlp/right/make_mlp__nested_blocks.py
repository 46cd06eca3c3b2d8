# {"task": "make_mlp", "verdict": "right", "mistake": null, "note": "blocks of Linear and ReLU inside a Sequential, Identity at the end"}
from torch import nn

def make_mlp(sizes):
    def block(n_in, n_out, last):
        return nn.Sequential(nn.Linear(n_in, n_out), nn.Identity() if last else nn.ReLU())

    paare = list(zip(sizes, sizes[1:]))
    bloecke = [block(a, b, k == len(paare) - 1) for k, (a, b) in enumerate(paare)]
    return nn.Sequential(nn.Flatten(1), *bloecke)
