# {"task": "predict_profit", "verdict": "wrong", "mistake": "returns_tensor", "listed": true, "note": "Returns a (1, 1) tensor with its graph instead of a plain number.", "lines": [[4]]}
import torch
def predict_profit(model, inhabitants):
    return model(torch.tensor([[inhabitants / 10000]])) * 10000
