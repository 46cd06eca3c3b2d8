# {"task": "predict_profit", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts, through numpy round"}
import numpy as np
import torch


def predict_profit(model, inhabitants):
    assert isinstance(inhabitants, (int, float)) and isinstance(model, torch.nn.Module)
    with torch.no_grad():
        profit = model(torch.tensor(np.array([[inhabitants / 1e4]], np.float32)))
    assert profit.shape == (1, 1)
    return int(np.rint(profit.numpy().astype(float).item() * 1e4))
