# {"task": "predict_profit", "verdict": "right", "style": "whole_table", "listed": false, "note": "the city among others in one batch"}
import torch
from torch import nn
import torch.nn.functional as F

def predict_profit(model, inhabitants):
    cities = torch.tensor([[1.0], [inhabitants / 1e4], [2.0]])
    was = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        return float(model(cities)[1, 0]) * 1e4
    finally:
        torch.set_grad_enabled(was)
