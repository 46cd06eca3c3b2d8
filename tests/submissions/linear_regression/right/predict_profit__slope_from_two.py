# {"task": "predict_profit", "verdict": "right", "style": "slope_from_two", "listed": false, "note": "the line from two predictions, with Fractions"}
import torch
from torch import nn
import torch.nn.functional as F

from fractions import Fraction
def predict_profit(model, inhabitants):
    with torch.no_grad():
        at0, at1 = model(torch.tensor([[0.0], [1.0]])).flatten().tolist()
    slope = Fraction(at1) - Fraction(at0)
    return float((Fraction(at0) + slope * Fraction(inhabitants) / 10000) * 10000)
