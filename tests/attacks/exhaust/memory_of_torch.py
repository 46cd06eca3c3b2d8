# {"attack": "Takes more memory than it may, in PyTorch.", "breach": "harm"}

import torch


def work():
    size = (TARGETS["limits"]["memory"] + 300) * 2**20
    data = [torch.ones(2**20 // 4) for _ in range(size // 2**20)]
    return len(data)


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
