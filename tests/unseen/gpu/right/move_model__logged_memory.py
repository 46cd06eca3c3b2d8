# {"task": "move_model", "verdict": "right", "style": "logged_memory", "listed": false, "note": "prints the memory where there is a GPU"}
import torch


def move_model(model: torch.nn.Module, device: torch.device) -> torch.nn.Module:
    model = model.to(device)
    if device.type == "cuda":
        torch.cuda.synchronize(device)
        print(f"{torch.cuda.memory_allocated(device) / 2**20:.1f} MiB")
    return model
