# {"attack": "Computes on and on in PyTorch.", "breach": "hang"}

import torch


def double(x):
    matrix = torch.ones(3000, 3000)
    while True:
        matrix = (matrix @ matrix).clamp(max=1)
