# {"task": "predict_profit", "verdict": "right", "mistake": null, "listed": false, "note": "A lambda with the unit as a constant of its own."}
import torch
UNIT = 10_000
predict_profit = lambda model, inhabitants: UNIT * model(torch.tensor(inhabitants / UNIT, dtype=torch.float32).reshape(1, 1)).item()

toy = torch.nn.Linear(1, 1)
print("toy prediction", predict_profit(toy, 61101))
