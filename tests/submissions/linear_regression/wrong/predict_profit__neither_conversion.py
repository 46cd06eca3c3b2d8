# {"task": "predict_profit", "verdict": "wrong", "mistake": "no_unit_conversion_in+no_unit_conversion_out", "listed": true, "note": "Neither the inhabitants nor the profit is converted.", "lines": [[5], [5]]}
import torch
def predict_profit(model, inhabitants):
    with torch.no_grad():
        return model(torch.tensor([[inhabitants]], dtype=torch.float32)).item()
