# {"task": "predict_profit", "verdict": "wrong", "mistake": "returns_text", "listed": false, "note": "Returns a formatted string, not a plain number.", "lines": [[5]]}
import torch
def predict_profit(model, inhabitants):
    profit = model(torch.tensor([[inhabitants / 10000]])).item()
    return f"${profit * 10000:.0f}"
