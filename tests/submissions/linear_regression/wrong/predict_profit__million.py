# {"task": "predict_profit", "verdict": "wrong", "mistake": "million", "listed": false, "note": "More than a million people count as a million.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    return model(torch.tensor([[min(inhabitants, 1_000_000) / 10000]])).item() * 10000
