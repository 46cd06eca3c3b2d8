# {"task": "predict_profit", "verdict": "right", "style": "batch_trick", "listed": false, "note": "batch of two, first one taken; numpy float32 math"}
import torch


def predict_profit(model, inhabitants):
    cities = torch.tensor([inhabitants, inhabitants], dtype=torch.float64).div(10_000).float().view(-1, 1)
    with torch.no_grad():
        return model(cities)[0].squeeze().double().mul(10_000).item()
