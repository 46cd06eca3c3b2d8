# {"task": "predict_profit", "verdict": "wrong", "mistake": "training_only", "listed": false, "note": "Turns the caller's model into float64 for good: the next float32 batch fails.", "lines": [[3]]}
def predict_profit(model, inhabitants):
    return model.double()(torch.tensor([[inhabitants / 10000]], dtype=torch.float64)).item() * 10000
