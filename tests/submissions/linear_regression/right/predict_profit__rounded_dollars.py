# {"task": "predict_profit", "verdict": "right", "mistake": null, "listed": false, "note": "Rounded to whole dollars, which the rulings allow; eval mode restored."}
import torch
def predict_profit(model, inhabitants):
    was_training = model.training
    model.eval()
    out = model(torch.Tensor([[inhabitants]]) / 10_000)
    model.train(was_training)
    return round(out.item() * 10_000)
