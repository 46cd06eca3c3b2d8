# {"task": "count_parameters", "verdict": "right", "style": "seen_names", "listed": false, "note": "dict.fromkeys, torch.numel"}
import torch

count_parameters = lambda model: sum(map(torch.numel, dict.fromkeys(model.parameters())))
