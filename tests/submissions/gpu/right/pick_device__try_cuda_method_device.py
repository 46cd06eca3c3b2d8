# {"task": "pick_device", "verdict": "right", "style": "try_cuda_method_device", "listed": false, "note": "device of a tensor moved with .cuda(), which is cuda:0"}
import torch

def pick_device():
    t = torch.ones(1)
    try:
        t = t.cuda()
    except Exception as problem:
        print("no GPU here:", problem)
    return t.device
