# {"task": "predict_profit", "verdict": "wrong", "mistake": "first_layer", "listed": false, "note": "Only the first layer of a longer model.", "lines": [[3, 4]]}
def predict_profit(model, inhabitants):
    linear = next(m for m in model.modules() if isinstance(m, nn.Linear))
    return linear(torch.tensor([[inhabitants / 10000]])).item() * 10000
