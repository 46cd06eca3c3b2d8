# {"task": "pick_device", "verdict": "wrong", "mistake": "condition_inverted+returns_capital_name", "listed": false, "note": "the branches are swapped; 'CPU' and 'CUDA' are no device names", "lines": [[5, 6, 8], [6, 8]]}
import torch

def pick_device():
    if not torch.cuda.is_available():
        return "CUDA"
    else:
        return "CPU"
