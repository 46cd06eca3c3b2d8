# {"task": "predict_profit", "verdict": "right", "style": "numpy_dollars", "listed": false, "note": "NumPy detour, numpy float64 out, rounded"}
import numpy as np
import torch


@torch.no_grad()
def predict_profit(model: torch.nn.Module, inhabitants: float) -> float:
    x = np.array([[inhabitants]], dtype=np.float32) / 1e4
    y = model(torch.from_numpy(x.astype(np.float32))).numpy()
    return np.round(y.astype(np.float64)[0, 0] * 1e4, 2)
