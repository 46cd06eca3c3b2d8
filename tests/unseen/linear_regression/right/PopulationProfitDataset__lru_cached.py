# {"task": "PopulationProfitDataset", "verdict": "right", "style": "lru_cached", "listed": false, "note": "items cached with a dict, made on demand"}
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    __slots__ = ("array", "_cache")

    def __init__(self, array):
        self.array = array
        self._cache = {}

    def __len__(self):
        return self.array.shape[0]

    def __getitem__(self, index):
        if (hit := self._cache.get(index)) is None:
            x, y = self.array[index].tolist()
            hit = self._cache[index] = (torch.full((1,), x), torch.full((1,), y))
        return hit
