# {"task": "pick_device", "verdict": "right", "style": "dict_choice", "listed": false, "note": "dictionary of booleans"}
import torch

pick_device = lambda: torch.device({True: "cuda:0", False: "cpu"}[torch.cuda.is_available()])
