# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "Converts the whole array once (a copy) and slices 0:1, which keeps shape (1,)."}
import torch
from torch.utils.data import Dataset

class PopulationProfitDataset(Dataset):
    """Holds the data as one float32 tensor."""

    def __init__(self, array) -> None:
        super().__init__()
        self.data = torch.tensor(array, dtype=torch.float32)

    def __len__(self) -> int:
        return self.data.shape[0]

    def __getitem__(self, i: int):
        return self.data[i, 0:1], self.data[i, 1:2]
