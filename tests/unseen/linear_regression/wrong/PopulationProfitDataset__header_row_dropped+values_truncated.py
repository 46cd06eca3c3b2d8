# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "header_row_dropped+values_truncated", "listed": false, "note": "first city skipped as if it were the CSV's header; int() cuts the decimals", "lines": [[9], [15]]}
import torch
from torch.utils.data import Dataset


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        # erste Zeile ist die Ueberschrift
        self.tabelle = array[1:]

    def __len__(self):
        return len(self.tabelle)

    def __getitem__(self, index):
        stadt = [int(wert) for wert in self.tabelle[index]]
        return torch.Tensor([stadt[0]]), torch.Tensor([stadt[1]])
