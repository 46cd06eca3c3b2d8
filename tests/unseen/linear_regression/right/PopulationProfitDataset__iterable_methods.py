# {"task": "PopulationProfitDataset", "verdict": "right", "style": "iterable_methods", "listed": false, "note": "more methods than asked, float32 copy, properties"}
import numpy as np
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    """Données : population et profit."""

    COLUMNS = ("population", "profit")

    def __init__(self, array, transform=None, target_transform=None):
        super().__init__()
        self.array = np.array(array, dtype=np.float32, copy=True)
        self.array.setflags(write=False)
        self.transform = transform or (lambda t: t)
        self.target_transform = target_transform or (lambda t: t)

    def __len__(self):
        return self.array.shape[0]

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return f"{type(self).__name__}({len(self)} cities)"

    def __getitem__(self, index):
        if torch.is_tensor(index):
            index = index.item()
        pair = torch.tensor(self.array[index]).view(2, 1)
        return self.transform(pair[0]), self.target_transform(pair[1])
