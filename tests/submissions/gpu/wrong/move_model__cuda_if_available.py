# {"task": "move_model", "verdict": "wrong", "mistake": "cuda_if_available", "listed": false, "note": "a device of cpu is not obeyed where a GPU exists", "shows_on": "cpu_on_gpu", "lines": [[5, 6]]}
import torch

def move_model(model, device):
    if torch.cuda.is_available():
        model = model.cuda()
    return model
