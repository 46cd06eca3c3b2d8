# {"task": "PopulationProfitDataset", "verdict": "right", "style": "namedtuple_item", "listed": false, "note": "a NamedTuple as item"}
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset


class City(NamedTuple):
    population: Tensor
    profit: Tensor


class PopulationProfitDataset(Dataset[City]):
    """Städte: Einwohner (in 10.000) und Gewinn (in 10.000 $)."""

    def __init__(self, array: np.ndarray) -> None:
        assert array.ndim == 2 and array.shape[1] == 2, array.shape
        self._cities = [City(*map(torch.atleast_1d, map(torch.as_tensor, row))) for row in array.astype("float32")]

    def __len__(self) -> int:
        return len(self._cities)

    def __getitem__(self, index: int) -> City:
        return self._cities[index]
