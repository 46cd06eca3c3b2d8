# {"task": "predict_profit", "verdict": "wrong", "mistake": "int_div_small", "listed": false, "note": "Cities below 10,000 have 0 ten thousands.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    p = inhabitants / 10000 if inhabitants >= 10000 else 0.0
    return model(torch.tensor([[p]])).item() * 10000
