# {"task": "count_parameters", "verdict": "wrong", "mistake": "state_dict_with_buffers", "listed": false, "note": "the state dict holds buffers too (running means of a BatchNorm)", "lines": [[6]]}
import torch

def count_parameters(model):
    count = 0
    for name, tensor in model.state_dict().items():
        count = count + tensor.numel()
    return count
