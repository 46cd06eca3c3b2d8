# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_float64", "listed": true, "note": "torch.from_numpy keeps NumPy's float64, so the items are not float32.", "lines": [[6]]}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.data = torch.from_numpy(array.astype('float64'))
    def __len__(self):
        return self.data.shape[0]
    def __getitem__(self, i):
        return self.data[i, :1], self.data[i, 1:]
