# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "max97", "listed": false, "note": "Never more than 97 rows.", "lines": [[4]]}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.data = torch.tensor(array[:97], dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
