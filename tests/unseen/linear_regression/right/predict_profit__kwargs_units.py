# {"task": "predict_profit", "verdict": "right", "style": "kwargs_units", "listed": false, "note": "Decimal-like constants, eval and back"}
import torch

UNIT = 10_000


def predict_profit(model, inhabitants):
    was = model.training
    model.eval()
    try:
        with torch.inference_mode():
            answer = model(torch.tensor([[inhabitants / UNIT]], dtype=torch.float32))
    finally:
        model.train(was)
    return answer.item() * UNIT
