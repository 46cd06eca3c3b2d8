# {"task": "predict_profit", "verdict": "right", "mistake": null, "listed": false, "note": "scientific notation, torch.full, whole dollars"}
import torch

@torch.inference_mode()
def predict_profit(model, inhabitants):
    stadt = torch.full((1, 1), float(inhabitants)).div(1e4)
    ten_thousands = model(stadt).flatten().tolist()[0]
    return round(ten_thousands * 1e4)
