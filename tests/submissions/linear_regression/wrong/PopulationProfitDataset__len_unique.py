# {"task": "PopulationProfitDataset", "verdict": "wrong", "mistake": "len_unique", "listed": false, "note": "Len counts different populations.", "lines": [[4, 6, 7]]}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.populations = {}
        for population, profit in array:
            self.populations[float(population)] = float(profit)
        self.items = list(self.populations.items())
    def __len__(self):
        return len(self.items)
    def __getitem__(self, index):
        population, profit = self.items[index]
        return torch.tensor([population]), torch.tensor([profit])
