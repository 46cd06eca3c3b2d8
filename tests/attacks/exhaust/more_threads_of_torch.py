# {"attack": "Computes with as many threads as it likes.", "breach": "hang"}

import torch

torch.set_num_threads(64)
matrix = torch.ones(2000, 2000) @ torch.ones(2000, 2000)


def double(x):
    return x
