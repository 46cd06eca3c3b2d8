# {"task": "predict_profit", "verdict": "right", "mistake": null, "listed": false, "note": "Divides by 10,000 in, multiplies by 10,000 out, under no_grad."}
import torch
def predict_profit(model, inhabitants):
    x = torch.tensor([[inhabitants / 10000]])
    with torch.no_grad():
        y = model(x)
    return y.item() * 10000
