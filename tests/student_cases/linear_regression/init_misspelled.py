class PopulationProfitDataset(Dataset):
    """Cities as examples: population in, profit out."""

    def _init_(self, array):
        self.array = array

    def _len_(self):
        return len(self.array)

    def _getitem_(self, index):
        x = torch.tensor([self.array[index][0]], dtype=torch.float32)
        y = torch.tensor([self.array[index][1]], dtype=torch.float32)
        return x, y
