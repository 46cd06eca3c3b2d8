# {"task": "predict_profit", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "Prints the dollars but returns None.", "lines": [[5]]}
import torch
def predict_profit(model, inhabitants):
    dollars = model(torch.tensor([[inhabitants / 10000]])).item() * 10000
    print(f"predicted profit: ${dollars:.2f}")
