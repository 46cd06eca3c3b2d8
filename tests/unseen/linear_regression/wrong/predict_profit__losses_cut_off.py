# {"task": "predict_profit", "verdict": "wrong", "mistake": "losses_cut_off", "listed": false, "note": "negative profits become 0", "lines": [[8, 9]]}
import torch

def predict_profit(model, inhabitants):
    """The predicted profit, in US dollars, for a city with so many inhabitants."""
    with torch.no_grad():
        profit = model(torch.tensor([[inhabitants / 10000]])).item()
    if profit < 0:
        profit = 0.0
    return profit * 10000
