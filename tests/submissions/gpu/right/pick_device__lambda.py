# {"task": "pick_device", "verdict": "right", "style": "lambda", "listed": false, "note": "and/or in a lambda"}
import torch
pick_device = lambda: torch.device(torch.cuda.is_available() and "cuda" or "cpu")
