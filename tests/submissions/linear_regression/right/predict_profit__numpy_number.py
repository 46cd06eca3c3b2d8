# {"task": "predict_profit", "verdict": "right", "mistake": null, "listed": false, "note": "NumPy in and out; indexes out a NumPy number, which is right."}
import numpy as np
import torch

@torch.no_grad()
def predict_profit(model, inhabitants):
    population = np.array([[inhabitants]], dtype=np.float32) / np.float32(10000)
    profit = model(torch.from_numpy(population)).numpy()
    return profit[0, 0] * 10000
