# {"task": "predict_profit", "verdict": "wrong", "mistake": "number_into_model", "listed": false, "note": "Passes a Python float to the model, which needs a tensor.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    profit = model(inhabitants / 10000)
    return profit.item() * 10000
