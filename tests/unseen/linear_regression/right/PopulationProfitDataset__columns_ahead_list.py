# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "tensors made once in __init__, a list returned"}
import numpy as np
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        kopie = np.array(array, dtype=np.float32)
        self.spalten = [torch.from_numpy(s.copy()).unsqueeze(1) for s in kopie.T]

    def __len__(self):
        return self.spalten[0].size(0)

    def __getitem__(self, index):
        return [spalte[index] for spalte in self.spalten]
