# {"task": "predict_profit", "verdict": "wrong", "mistake": "divided_by_thousand+losses_cut_off+returns_string", "listed": false, "note": "one zero too few; negative profits become 0; text", "lines": [[5], [8], [9]]}
import torch

def predict_profit(model, inhabitants):
    x = torch.tensor([[inhabitants / 1000]], dtype=torch.float32)
    with torch.no_grad():
        y = model(x).item()
    y = max(y, 0.0)
    return "$" + str(y * 10000)
