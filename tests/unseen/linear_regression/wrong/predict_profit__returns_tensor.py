# {"task": "predict_profit", "verdict": "wrong", "mistake": "returns_tensor", "listed": true, "note": "item() forgotten", "lines": [[6]]}
import torch

def predict_profit(model, inhabitants):
    x = torch.tensor([[inhabitants / 10000.0]])
    return model(x) * 10000
