# {"task": "predict_profit", "verdict": "right", "style": "input_as_list", "listed": false, "note": "DataLoader-free, dtype and device of the model, keyword call"}
import torch


def predict_profit(model, inhabitants):
    like = {"dtype": torch.float32, "device": next(iter(model.parameters())).device}
    x = torch.empty(1, 1, **like).fill_(inhabitants).div_(10_000)
    with torch.no_grad():
        y = model(x)
    return y.mul_(1e4).reshape(()).item()
