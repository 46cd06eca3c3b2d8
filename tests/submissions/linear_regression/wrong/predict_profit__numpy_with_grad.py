# {"task": "predict_profit", "verdict": "wrong", "mistake": "numpy_on_grad_tensor", "listed": false, "note": ".numpy() on a tensor that requires grad raises a RuntimeError.", "lines": [[5]]}
import torch
def predict_profit(model, inhabitants):
    x = torch.Tensor([[inhabitants / 10000]])
    return model(x).numpy()[0, 0] * 10000
