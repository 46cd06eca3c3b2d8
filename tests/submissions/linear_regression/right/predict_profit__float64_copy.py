# {"task": "predict_profit", "verdict": "right", "mistake": null, "listed": false, "note": "Works in float64 on a deep copy, the given model stays as it was."}
import copy
import torch
def predict_profit(model, inhabitants):
    m = copy.deepcopy(model).double()
    return float(m(torch.tensor([[inhabitants / 1e4]], dtype=torch.float64)).squeeze()) * 1e4
