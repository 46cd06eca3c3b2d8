# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "Stores the two columns by unpacking array.T, and converts via .float(); weird but right."}
import torch
from torch.utils.data import Dataset
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.pops, self.profits = array.T.tolist()
    def __len__(self):
        return len(self.pops)
    def __getitem__(self, i):
        return tuple(torch.tensor([column[i]]).float() for column in (self.pops, self.profits))

ds_demo = None
if __name__ == "__main__":
    import numpy
    ds_demo = PopulationProfitDataset(numpy.array([[6.1101, 17.592], [5.5277, 9.1302]]))
    print(len(ds_demo), ds_demo[1])
