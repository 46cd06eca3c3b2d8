# {"task": "predict_profit", "verdict": "wrong", "mistake": "float_is_unit", "listed": false, "note": "A float is taken for ten thousands already.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    population = inhabitants / 10000 if isinstance(inhabitants, int) else inhabitants
    return model(torch.tensor([[float(population)]])).item() * 10000
