# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "nn.Sequential around the linear layer is the same model."}
import torch.nn as nn
def make_model():
    model = nn.Sequential(nn.Linear(in_features=1, out_features=1, bias=True))
    return model
