# {"task": "pick_device", "verdict": "right", "mistake": null, "note": "cuda:0 as a string"}
import torch

def pick_device():
    gibt_es_eine_gpu = torch.cuda.is_available()
    if gibt_es_eine_gpu is False:
        return "cpu"
    return "cuda:0"
