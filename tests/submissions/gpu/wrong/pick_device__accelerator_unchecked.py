# {"task": "pick_device", "verdict": "wrong", "mistake": "accelerator_unchecked", "listed": false, "note": "a CUDA build says cuda also where no GPU is present", "shows_on": "cpu", "lines": [[5, 6]]}
import torch

def pick_device():
    accelerator = torch.accelerator.current_accelerator()
    return accelerator if accelerator is not None else torch.device("cpu")
