# %% [markdown]
# # Numbers in rows
# A list holds anything. An array holds numbers of one kind, and computes with all of them at once.

# %%
import numpy as np

heights = np.array([1.62, 1.75, 1.80, 1.58])
heights

# %%
heights.dtype, heights.shape, heights.nbytes

# %%
grid = np.arange(12).reshape(3, 4)
print(grid)
grid[1:, ::2]

# %% [markdown]
# What is smaller is repeated until it fits: **broadcasting**.

# %%
grid - grid.mean(axis=0)

# %%
grid + np.array([1, 2, 3])

# %%
np.array([1.0, 0.0]) / 0

# %% solution=true
def standardised(x):
    """Mean 0, standard deviation 1."""
    return (x - x.mean()) / x.std()

standardised(heights)

# %% points=2
assert np.isclose(standardised(heights).mean(), 0)
assert np.isclose(standardised(heights).std(), 1)

# %% points=1
assert standardised(np.zeros(3)).tolist() == [0, 0, 0], "what about numbers that are all the same?"

# %%
with np.printoptions(precision=2, suppress=True):
    print(np.linspace(0, 1, 7))
np.random.default_rng(0).normal(size=(2, 3))
