# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "Subclass of TensorDataset (itself a Dataset) that inherits __len__ and __getitem__."}
import torch
from torch.utils.data import TensorDataset

class PopulationProfitDataset(TensorDataset):
    def __init__(self, array):
        t = torch.from_numpy(array.astype("float32"))
        super().__init__(t[:, :1], t[:, 1:])
