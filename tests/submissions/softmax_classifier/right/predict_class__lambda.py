# {"task": "predict_class", "verdict": "right", "mistake": null, "listed": false, "note": "a lambda"}
import torch

predict_class = lambda model, image: torch.argmax(model(torch.unsqueeze(image, dim=0))).item()
