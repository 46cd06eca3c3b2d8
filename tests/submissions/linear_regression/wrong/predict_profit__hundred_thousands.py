# {"task": "predict_profit", "verdict": "wrong", "mistake": "wrong_unit_out", "listed": false, "note": "Multiplies by 100,000 as the slide's wrong heading says; profit is in units of $10,000.", "lines": [[5]]}
import torch
def predict_profit(model, inhabitants):
    x = torch.tensor([[inhabitants / 10000]])
    return model(x).item() * 100000
