# {"task": "predict_profit", "verdict": "right", "style": "model_in_float64_and_back", "listed": false, "note": "turns the model to float64 and back"}
import torch
from torch import nn
import torch.nn.functional as F

def predict_profit(model, inhabitants):
    kind = next(model.parameters()).dtype
    model.double()
    with torch.inference_mode():
        dollars = model(torch.tensor([[inhabitants / 10000]], dtype=torch.float64)).numpy()[0][0] * 10_000
    model.to(kind)
    return dollars
