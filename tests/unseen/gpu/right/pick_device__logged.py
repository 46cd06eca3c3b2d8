# {"task": "pick_device", "verdict": "right", "style": "logged", "listed": false, "note": "logs the GPU's name"}
import logging

import torch


def pick_device():
    if torch.cuda.is_available():
        logging.info("GPU: %s, %d of them", torch.cuda.get_device_name(0), torch.cuda.device_count())
        return torch.device("cuda", torch.cuda.current_device())
    return torch.device("cpu")
