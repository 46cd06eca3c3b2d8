# {"task": "predict_profit", "verdict": "wrong", "mistake": "returns_tensor+no_unit_conversion_out", "listed": true, "note": "A tensor, and not converted to dollars."}
import torch
def predict_profit(model, inhabitants):
    x = torch.tensor([[inhabitants / 10000]], dtype=torch.float32)
    profit = model(x)
    return profit
