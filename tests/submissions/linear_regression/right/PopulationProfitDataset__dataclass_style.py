# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "A @dataclass that is a Dataset; row is split in two shape (1,) pieces by chunk."}
from dataclasses import dataclass
import numpy as np
import torch
from torch.utils.data import Dataset

@dataclass
class PopulationProfitDataset(Dataset):
    array: np.ndarray

    def __len__(self):
        return self.array.shape[0]

    def __getitem__(self, i):
        row = torch.as_tensor(self.array[i], dtype=torch.float)
        return row.chunk(2)
