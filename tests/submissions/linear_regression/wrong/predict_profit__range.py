# {"task": "predict_profit", "verdict": "wrong", "mistake": "range", "listed": false, "note": "Cities outside the table's range are moved to its ends.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    population = min(max(inhabitants / 10000, 5.0), 23.0)
    return model(torch.tensor([[population]])).item() * 10000
