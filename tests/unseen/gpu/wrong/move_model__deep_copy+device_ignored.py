# {"task": "move_model", "verdict": "wrong", "mistake": "deep_copy+device_ignored", "listed": false, "note": "a copy is moved; to the GPU if there is one, whatever device was given", "lines": [[6, 9], [7, 8]]}
import copy
import torch

def move_model(model, device):
    m = copy.deepcopy(model)
    if torch.cuda.is_available():
        m = m.to("cuda")
    return m
