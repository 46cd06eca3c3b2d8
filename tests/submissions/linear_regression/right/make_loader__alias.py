# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "The name is bound to DataLoader itself, whose first three parameters are exactly these."}
import torch
make_loader = torch.utils.data.DataLoader
