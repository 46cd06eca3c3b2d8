# {"task": "predict_profit", "verdict": "wrong", "mistake": "truncated_too_early", "listed": false, "note": "Cuts the model's output to an integer before multiplying, losing up to $10,000.", "lines": [[4]]}
import torch
def predict_profit(model, inhabitants):
    y = int(model(torch.tensor([[inhabitants / 10000]])).item())
    return y * 10000
