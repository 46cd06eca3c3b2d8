# {"task": "predict_profit", "verdict": "wrong", "mistake": "small_is_unit", "listed": false, "note": "Numbers below 1000 are taken for ten thousands.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    population = inhabitants if inhabitants < 1000 else inhabitants / 10000
    return model(torch.tensor([[float(population)]])).item() * 10000
