# %% [markdown]
# # Tensors that remember
# A tensor knows how it was computed, and so how it changes.

# %%
import torch

torch.manual_seed(0)
a = torch.arange(6.0).reshape(2, 3)
a

# %%
a.T @ a, a.sum(dim=1, keepdim=True)

# %%
torch.rand(2, 3), torch.randn(3, dtype=torch.float64), torch.tensor([True, False])

# %%
a @ a

# %%
x = torch.tensor(2.0, requires_grad=True)
y = x**3 + 1
y.backward()
print(x.grad)
y

# %%
y.backward()

# %%
with torch.no_grad():
    print((x * 2).requires_grad)
x.numpy()

# %%
w = torch.zeros(2, requires_grad=True)
for step in range(20):
    loss = (w - torch.tensor([1.0, -2.0])).pow(2).sum()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
    if step % 5 == 0:
        print(f"{step:2} {loss.item():.4f}")
w

# %% solution=true
def derivative(f, at):
    x = torch.tensor(float(at), requires_grad=True)
    return torch.autograd.grad(f(x), x)[0]

derivative(torch.sin, 0)

# %% points=1
assert torch.isclose(derivative(torch.exp, 1), torch.exp(torch.tensor(1.0)))

# %% points=2
torch.testing.assert_close(derivative(lambda x: x**2, 3), torch.tensor(6.5))

# %% points=1
torch.tensor(0.5)
