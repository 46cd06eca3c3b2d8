# {"task": "predict_profit", "verdict": "right", "mistake": null, "listed": false, "note": "Makes a one-row dataset and loader just to predict; roundabout but right."}
import torch
from torch.utils.data import DataLoader, TensorDataset

def predict_profit(model, inhabitants, unit=10000):
    one = TensorDataset(torch.full((1, 1), float(inhabitants) / unit))
    for (x,) in DataLoader(one, batch_size=1):
        answer = model(x).detach()
    dollars = answer.view(-1).tolist()[0] * unit
    print(f"{inhabitants} people -> ${dollars:,.2f}")
    return dollars
