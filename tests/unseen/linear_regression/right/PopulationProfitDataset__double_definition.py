# {"task": "PopulationProfitDataset", "verdict": "right", "style": "double_definition", "listed": false, "note": "a first broken draft, the last definition counts; dataclass"}
from dataclasses import dataclass

import numpy as np
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array


@dataclass(eq=False)
class PopulationProfitDataset(Dataset):  # noqa: F811
    array: np.ndarray

    def __len__(self):
        return len(self.array)

    def __getitem__(self, index):
        return [torch.tensor([value], dtype=torch.float) for value in self.array[index]]
