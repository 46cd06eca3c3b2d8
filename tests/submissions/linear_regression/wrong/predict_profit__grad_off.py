# {"task": "predict_profit", "verdict": "wrong", "mistake": "grad_off", "listed": false, "note": "Turns gradients off for good.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    torch.set_grad_enabled(False)
    return model(torch.tensor([[inhabitants / 10000]])).item() * 10000
