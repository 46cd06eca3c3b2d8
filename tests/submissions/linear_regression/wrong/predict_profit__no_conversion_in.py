# {"task": "predict_profit", "verdict": "wrong", "mistake": "no_unit_conversion_in", "listed": true, "note": "The inhabitants are not divided by 10,000.", "lines": [[4]]}
import torch
def predict_profit(model, inhabitants):
    x = torch.tensor([[float(inhabitants)]])
    return model(x).item() * 10000
