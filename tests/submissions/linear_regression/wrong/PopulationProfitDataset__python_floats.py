# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "getitem_python_floats", "listed": true, "note": "Returns Python floats instead of tensors.", "lines": [[9]]}
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __len__(self):
        return len(self.array)
    def __getitem__(self, i):
        return float(self.array[i][0]), float(self.array[i][1])
