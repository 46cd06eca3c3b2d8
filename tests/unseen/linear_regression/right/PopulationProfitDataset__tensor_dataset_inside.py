# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "wraps TensorDataset"}
import torch
from torch.utils.data import Dataset, TensorDataset

class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        super().__init__()
        t = torch.tensor(array).float()
        self._inner = TensorDataset(*t.split(1, dim=1))

    def __len__(self):
        return len(self._inner)

    def __getitem__(self, index):
        return self._inner[index]
