# {"task": "PopulationProfitDataset", "verdict": "right", "style": "structured", "listed": false, "note": "contract asserts, ConcatDataset-friendly, stack dataset base"}
import numpy as np
import torch
from torch.utils.data import Dataset, StackDataset


class PopulationProfitDataset(StackDataset):
    def __init__(self, array):
        assert isinstance(array, np.ndarray) and array.shape[1:] == (2,)
        columns = torch.tensor(array.T, dtype=torch.float32)
        super().__init__(columns[0].unsqueeze(1), columns[1].unsqueeze(1))
