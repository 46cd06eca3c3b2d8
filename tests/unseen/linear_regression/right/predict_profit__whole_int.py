# {"task": "predict_profit", "verdict": "right", "style": "whole_int", "listed": false, "note": "rounded to whole dollars, dtype from the model"}
def predict_profit(model, inhabitants):
    sample = next(model.parameters())
    return round(model(sample.new_tensor([inhabitants / 10**4]).reshape(1, 1)).mul(10**4).item())
