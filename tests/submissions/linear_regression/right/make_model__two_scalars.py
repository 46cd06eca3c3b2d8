# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "Slope and intercept as two scalar Parameters; how parameters are stored is free."}
import torch

class Line(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.slope = torch.nn.Parameter(torch.randn(()))
        self.intercept = torch.nn.Parameter(torch.randn(()))
    def forward(self, population):
        return self.slope * population + self.intercept

def make_model():
    return Line()
