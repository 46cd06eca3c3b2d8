# {"task": "PopulationProfitDataset", "verdict": "right", "mistake": null, "listed": false, "note": "Returns a list instead of a tuple, which the rulings allow; unsqueeze makes the shape (1,)."}
import torch
import torch.utils.data

class PopulationProfitDataset(torch.utils.data.Dataset):
    def __init__(self, array):
        self.population = array[:, 0].copy()
        self.profit = array[:, 1].copy()

    def __len__(self):
        n = 0
        for _ in self.population:
            n += 1
        return n

    def __getitem__(self, i):
        pop = torch.tensor(self.population[i], dtype=torch.float32).unsqueeze(0)
        pro = torch.tensor(self.profit[i], dtype=torch.float32).unsqueeze(0)
        return [pop, pro]
