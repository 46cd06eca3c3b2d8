# {"task": "pick_device", "verdict": "right", "style": "capability", "listed": false, "note": "capability, tf32 and bf16 asked where there is a GPU"}
import torch


def pick_device():
    if not torch.cuda.is_available():
        return torch.device("cpu")
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cudnn.benchmark = True
    print(torch.cuda.get_device_properties(0).total_memory, torch.cuda.get_device_capability(), torch.cuda.is_bf16_supported())
    return torch.device("cuda:0")
