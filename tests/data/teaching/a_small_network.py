# %% [markdown]
# # A network learns XOR
# Two numbers in, one out. No straight line does it.

# %%
import torch
from torch import nn

torch.manual_seed(1)
x = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])

# %%
model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
model

# %%
sum(p.numel() for p in model.parameters()), [name for name, _ in model.named_parameters()]

# %%
losses = []
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(200):
    optimizer.zero_grad()
    loss = nn.functional.binary_cross_entropy_with_logits(model(x), y)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())
    if epoch % 50 == 0:
        print(f"epoch {epoch:3}: {loss.item():.3f}")

# %%
# %matplotlib inline
import matplotlib.pyplot as plt

plt.figure(figsize=(3, 2))
plt.semilogy(losses)
plt.xlabel("epoch");

# %%
with torch.no_grad():
    print(torch.sigmoid(model(x)).round().flatten().tolist())

# %%
model(torch.rand(4, 3))

# %%
from torch.utils.data import DataLoader, TensorDataset

loader = DataLoader(TensorDataset(x, y), batch_size=3, shuffle=True, generator=torch.Generator().manual_seed(0))
[tuple(batch.shape for batch in pair) for pair in loader]

# %% solution=true
class Counted(nn.Module):
    """Counts how often it was called."""

    def __init__(self):
        super().__init__()
        self.register_buffer("calls", torch.tensor(0))

    def forward(self, x):
        self.calls += 1
        return x

Counted()

# %% points=1
assert ((model(x) > 0) == y.bool()).all()

# %% points=2
counted = Counted()
counted(x), counted(x)
assert counted.calls == 2 and "calls" in counted.state_dict()

# %% points=1
assert losses[-1] < 1e-9
