# {"task": "predict_profit", "verdict": "wrong", "mistake": "floor_division", "listed": false, "note": "61101 // 10000 is 6", "lines": [[5]]}
import torch

def predict_profit(model, inhabitants):
    population = inhabitants // 10000
    x = torch.tensor([[population]], dtype=torch.float32)
    with torch.no_grad():
        y = model(x)
    return y.item() * 10000
