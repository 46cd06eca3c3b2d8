# {"task": "pick_device", "verdict": "right", "style": "string_cuda0", "listed": false, "note": "the string cuda:0"}
import torch
def pick_device():
    if not torch.cuda.is_available():
        return "cpu"
    return "cuda:0"
