# {"task": "predict_profit", "verdict": "wrong", "mistake": "no_unit_conversion_out", "listed": true, "note": "The profit stays in units of $10,000.", "lines": [[5]]}
import torch
def predict_profit(model, inhabitants):
    x = torch.tensor([[inhabitants / 10000]])
    return model(x).item()
