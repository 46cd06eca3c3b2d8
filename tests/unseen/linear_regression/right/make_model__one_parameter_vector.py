# {"task": "make_model", "verdict": "right", "style": "one_parameter_vector", "listed": false, "note": "one Parameter with two numbers, polynomial by Vandermonde"}
import torch
from torch import nn


class Polynomial(nn.Module):
    def __init__(self, degree=1):
        super().__init__()
        self.theta = nn.Parameter(torch.empty(degree + 1).uniform_(-1, 1))

    def forward(self, x):
        powers = torch.cat([torch.ones_like(x), x], dim=-1)
        return (powers @ self.theta).unsqueeze(-1)


make_model = Polynomial
