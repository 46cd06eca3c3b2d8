# {"task": "predict_profit", "verdict": "wrong", "mistake": "floor_division", "listed": false, "note": "// cuts 6.1101 down to 6 before predicting.", "lines": [[4]]}
import torch
def predict_profit(model, inhabitants):
    population = inhabitants // 10000
    return model(torch.tensor([[float(population)]])).item() * 10000
