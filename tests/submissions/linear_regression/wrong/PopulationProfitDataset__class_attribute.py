# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "class_attribute", "listed": false, "note": "The data are kept on the class: a second dataset overwrites the first.", "lines": [[4]]}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        PopulationProfitDataset.data = torch.tensor(array, dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, 0:1], self.data[index, 1:2]
