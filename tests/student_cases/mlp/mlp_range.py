def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes)):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
