# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "abs_population", "listed": false, "note": "Negative populations (scaled data) lose their sign.", "lines": [[4]]}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.data = torch.tensor(array, dtype=torch.float32); self.data[:, 0].abs_()
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
