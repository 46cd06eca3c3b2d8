# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_numpy", "listed": false, "note": "Returns NumPy arrays, not tensors.", "lines": [[8]]}
import numpy as np
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array.astype(np.float32)
    def __getitem__(self, index):
        return self.array[index][:1], self.array[index][1:]
    def __len__(self):
        return len(self.array)
