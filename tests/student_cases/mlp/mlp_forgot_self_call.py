class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__
        self.layers = []
        for i in range(len(sizes) - 1):
            self.layers.append(nn.Linear(sizes[i], sizes[i + 1]))

    def forward(self, x):
        x = torch.flatten(x, 1)
        for layer in self.layers:
            x = torch.relu(layer(x))
        return x


def make_mlp(sizes):
    return MLP(sizes)
