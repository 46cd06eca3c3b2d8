# {"task": "PopulationProfitDataset", "verdict": "right", "style": "cached_property", "listed": false, "note": "lazily made tensors, slices allowed"}
from functools import cached_property

import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self._array = array

    @cached_property
    def _columns(self):
        return tuple(torch.tensor(self._array[:, c : c + 1], dtype=torch.float32) for c in (0, 1))

    def __len__(self):
        return next(iter(self._array.shape))

    def __getitem__(self, index):
        return tuple(column[index] for column in self._columns)
