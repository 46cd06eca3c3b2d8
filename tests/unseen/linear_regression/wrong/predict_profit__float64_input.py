# {"task": "predict_profit", "verdict": "wrong", "mistake": "float64_input", "listed": false, "note": "NumPy's float64 goes into a float32 model: dtype error", "lines": [[6, 7]]}
import numpy as np
import torch

def predict_profit(model, inhabitants):
    x = np.array([[inhabitants]]) / 10000.0
    x = torch.from_numpy(x)
    model.eval()
    with torch.no_grad():
        prediction = model(x)
    return prediction.numpy()[0, 0] * 10000
