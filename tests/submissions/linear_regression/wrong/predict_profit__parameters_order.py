# {"task": "predict_profit", "verdict": "wrong", "mistake": "parameters_order", "listed": false, "note": "Takes the first parameter for the slope and the second for the intercept.", "lines": [[3, 4]]}
def predict_profit(model, inhabitants):
    w, b = model.parameters()
    return (w.item() * inhabitants / 10000 + b.item()) * 10000
