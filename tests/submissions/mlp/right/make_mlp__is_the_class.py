# {"task": "make_mlp", "verdict": "right", "style": "is_the_class", "listed": false, "note": "the name make_mlp is the class itself"}
from torch import nn

class make_mlp(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.depth = len(sizes) - 1
        for k in range(self.depth):
            setattr(self, f"fc{k + 1}", nn.Linear(sizes[k], sizes[k + 1]))

    def forward(self, x):
        x = x.view(x.size(0), -1)
        for k in range(1, self.depth):
            x = getattr(self, f"fc{k}")(x).clamp(min=0)
        return getattr(self, f"fc{self.depth}")(x)
