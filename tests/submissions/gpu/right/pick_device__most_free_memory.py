# {"task": "pick_device", "verdict": "right", "style": "most_free_memory", "listed": false, "note": "the GPU with the most free memory"}
import torch

def pick_device():
    if not torch.cuda.is_available():
        return torch.device("cpu")
    free = [torch.cuda.mem_get_info(i)[0] for i in range(torch.cuda.device_count())]
    best = max(range(len(free)), key=free.__getitem__)
    return torch.device(f"cuda:{best}")
