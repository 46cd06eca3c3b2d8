# {"task": "predict_profit", "verdict": "wrong", "mistake": "clamped_at_zero", "listed": false, "note": "Cuts negative profits to 0, though the data holds losses such as -1.22.", "lines": [[6]]}
import torch
def predict_profit(model, inhabitants):
    with torch.no_grad():
        profit = model(torch.tensor([[inhabitants / 10000]])).item() * 10000
    return max(0.0, profit)
