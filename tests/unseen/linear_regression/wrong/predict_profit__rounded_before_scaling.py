# {"task": "predict_profit", "verdict": "wrong", "mistake": "rounded_before_scaling", "listed": false, "note": "rounded to whole $10,000", "lines": [[6]]}
import torch

def predict_profit(model, inhabitants):
    x = torch.Tensor([[inhabitants / 10_000]])
    gewinn = round(model(x).item())
    dollars = gewinn * 10_000
    return dollars
