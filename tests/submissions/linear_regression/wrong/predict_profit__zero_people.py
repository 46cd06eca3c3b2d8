# {"task": "predict_profit", "verdict": "wrong", "mistake": "zero_people", "listed": false, "note": "No people, no profit: the intercept is lost.", "lines": [[3, 4]]}
def predict_profit(model, inhabitants):
    if inhabitants == 0:
        return 0.0
    return model(torch.tensor([[inhabitants / 10000]])).item() * 10000
