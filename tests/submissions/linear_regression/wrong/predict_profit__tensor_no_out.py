# {"task": "predict_profit", "verdict": "wrong", "mistake": "returns_tensor+no_unit_conversion_out", "listed": true, "note": "A tensor, and not converted to dollars.", "lines": [[5, 6], [5, 6]]}
import torch
def predict_profit(model, inhabitants):
    x = torch.tensor([[inhabitants / 10000]], dtype=torch.float32)
    profit = model(x)
    return profit
