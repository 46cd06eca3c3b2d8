# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "squeeze_one_row", "listed": false, "note": "Squeezes the array: fails for one row.", "lines": [[7]]}
import numpy as np


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.data = torch.tensor(np.squeeze(array), dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index][0:1], self.data[index][1:2]
