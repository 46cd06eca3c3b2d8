# {"task": "predict_profit", "verdict": "right", "style": "decimals", "listed": false, "note": "Decimal"}
from decimal import Decimal

import torch


def predict_profit(model, inhabitants):
    population = float(Decimal(str(inhabitants)) / Decimal(10_000))
    with torch.no_grad():
        (profit,) = model(torch.FloatTensor([[population]])).flatten().tolist()
    return float(Decimal(profit) * 10_000)
