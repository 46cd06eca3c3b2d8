# {"task": "predict_profit", "verdict": "right", "style": "getattr_device", "listed": false, "note": "keyword-only extras, deep copy of the model in float64"}
from copy import deepcopy

import torch


def predict_profit(model, inhabitants, *, unit=1e4):
    precise = deepcopy(model).double().eval()
    with torch.no_grad():
        return float(precise(torch.tensor([[inhabitants / unit]], dtype=torch.float64))) * unit
