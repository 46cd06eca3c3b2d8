# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "Items made beforehand and kept in a dict."}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.items = dict(enumerate(zip(*(torch.tensor(array.copy()).float().split(1, dim=1)))))
    def __len__(self):
        return len(self.items)
    def __getitem__(self, index):
        return self.items[int(index)]
