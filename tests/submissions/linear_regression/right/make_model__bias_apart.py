# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "A Linear without bias plus a bias Parameter of its own: 2 numbers, the same line; einsum and a start at zero do no harm."}
import torch
import torch.nn as nn

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.params = nn.ParameterDict({
            "w": nn.Parameter(torch.zeros(1, 1)),
            "b": nn.Parameter(torch.zeros(1)),
        })

    def forward(self, x):
        return torch.einsum("ni,io->no", x, self.params["w"]) + self.params["b"]

def make_model():
    m = Model()
    print(sum(p.numel() for p in m.parameters()), "parameters")
    return m

model_demo = make_model()
print(model_demo(torch.tensor([[6.1101]])))
