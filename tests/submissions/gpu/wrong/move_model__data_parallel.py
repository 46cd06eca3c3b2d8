# {"task": "move_model", "verdict": "wrong", "mistake": "data_parallel", "listed": false, "note": "a wrapper, not the model that was given", "shows_on": "any", "lines": [[5]]}
import torch.nn as nn

def move_model(model, device):
    return nn.DataParallel(model).to(device)
