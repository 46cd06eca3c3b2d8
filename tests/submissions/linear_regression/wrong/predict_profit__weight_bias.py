# {"task": "predict_profit", "verdict": "wrong", "mistake": "weight_bias", "listed": false, "note": "Model.weight and model.bias: only for nn.Linear itself.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    return (model.weight.item() * inhabitants / 10000 + model.bias.item()) * 10000
