class PopulationProfitDataset(Dataset):
    """Cities as examples: population in, profit out."""

    def __init__(self, array):
        array = array

    def __len__(self):
        return len(self.array)

    def __getitem__(self, index):
        x = torch.tensor([self.array[index][0]], dtype=torch.float32)
        y = torch.tensor([self.array[index][1]], dtype=torch.float32)
        return x, y
