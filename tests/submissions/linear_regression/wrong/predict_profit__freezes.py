# {"task": "predict_profit", "verdict": "wrong", "mistake": "freezes", "listed": false, "note": "Freezes the model.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    model.requires_grad_(False)
    return float(model(torch.tensor([[inhabitants / 10000]])).numpy()[0, 0] * 10000)
