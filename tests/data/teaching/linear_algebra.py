# %% [markdown]
# # Equations and matrices
# $$A x = b$$ has one solution where $\det A \neq 0$.

# %%
import numpy as np
from IPython.display import Latex, Markdown, Math, display

A = np.array([[2.0, 1.0], [1.0, 3.0]])
b = np.array([3.0, 5.0])

# %%
def as_latex(matrix):
    rows = r" \\ ".join(" & ".join(f"{value:g}" for value in row) for row in np.atleast_2d(matrix))
    return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"

Math(as_latex(A))

# %%
x = np.linalg.solve(A, b)
display(Latex(f"$x = {as_latex(x)}$"), Markdown(f"**Check:** `A @ x` is {A @ x}"))

# %%
np.linalg.det(A), np.linalg.matrix_rank(A)

# %%
np.linalg.inv(np.ones((2, 2)))

# %%
values, vectors = np.linalg.eigh(A)
for value, vector in zip(values, vectors.T):
    print(f"{value:.3f}: {np.abs(vector).round(3)}")

# %% [markdown]
# With letters instead of numbers, `sympy` does the same.

# %%
import sympy as sp

a, t = sp.symbols("a t")
M = sp.Matrix([[a, 1], [1, a]])
M

# %%
M.det(), sp.solve(sp.Eq(M.det(), 0), a)

# %%
sp.Integral(sp.exp(-t**2), (t, 0, sp.oo))

# %% solution=true
def projection(u, v):
    """What of u lies along v."""
    return (u @ v) / (v @ v) * v

# %% points=1
assert np.allclose(projection(np.array([1.0, 1.0]), np.array([2.0, 0.0])), [1, 0])

# %% points=1
assert np.allclose(projection(A[0], A[1]) + projection(A[0], np.array([3.0, -1.0])), A[0])

# %% points=1
assert not np.isnan(projection(b, 0 * b)).any()
