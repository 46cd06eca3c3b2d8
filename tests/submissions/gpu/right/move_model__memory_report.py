# {"task": "move_model", "verdict": "right", "style": "memory_report", "listed": false, "note": "memory bookkeeping, guarded"}
import torch

def move_model(model, device):
    on_gpu = torch.device(device).type == "cuda"
    if on_gpu:
        before = torch.cuda.memory_allocated(device)
    model.to(device)
    if on_gpu:
        torch.cuda.synchronize(device)
        print("GPU bytes used:", torch.cuda.memory_allocated(device) - before)
    return model
