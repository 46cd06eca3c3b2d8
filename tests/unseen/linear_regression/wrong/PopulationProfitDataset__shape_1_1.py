# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "shape_1_1", "listed": false, "note": "both tensors come out as (1, 1) instead of (1,)", "lines": [[10, 11, 17]]}
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        daten = torch.tensor(array, dtype=torch.float32)
        # Spalten als (n, 1, 1)
        self.einwohner = daten[:, 0].reshape(-1, 1, 1)
        self.gewinn = daten[:, 1].reshape(-1, 1, 1)

    def __len__(self):
        return self.einwohner.shape[0]

    def __getitem__(self, index):
        return self.einwohner[index], self.gewinn[index]
