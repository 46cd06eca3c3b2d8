# %% [markdown]
# # A small gallery
# One data set, several pictures.

# %%
# %matplotlib inline
import matplotlib.pyplot as plt
import numpy as np

plt.rcParams["figure.figsize"] = (3, 2)
x = np.linspace(0, 2 * np.pi, 50)

# %%
plt.plot(x, np.sin(x), label="sin")
plt.plot(x, np.cos(x), "--", label="cos")
plt.legend()

# %%
figure, axes = plt.subplots(1, 2)
axes[0].hist(np.random.default_rng(1).normal(size=300), bins=12)
axes[1].bar(["a", "b", "c"], [3, 1, 2], color="tab:green")
figure.tight_layout()
plt.show()
print("after the picture")

# %%
figure

# %%
plt.imshow(np.outer(np.hanning(20), np.hanning(20)), cmap="viridis")
plt.colorbar()
plt.axis("off");

# %%
for power in (1, 2):
    plt.figure(figsize=(2, 1))
    plt.title(f"x to the power of {power}")
    plt.plot(x, x**power)

# %%
# %config InlineBackend.figure_format = 'svg'
plt.figure(figsize=(1, 1))
plt.scatter([1, 2], [2, 1])
plt.close()
# %config InlineBackend.figure_format = 'png'

# %% solution=true
def drawn():
    figure, axis = plt.subplots()
    axis.plot([1, 2, 3], [1, 4, 9])
    axis.set_xlabel("n")
    return axis

drawn()

# %% points=1
axis = drawn()
assert axis.get_xlabel() == "n"
plt.close("all")

# %% points=1
axis = drawn()
plt.close("all")
assert axis.get_ylabel() == "n squared", "name the upright axis as well"
