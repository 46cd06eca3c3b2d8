# {"task": "best_line", "verdict": "right", "style": "quadratic_form", "listed": false, "note": "the errors as quadratic forms of the moments"}
import numpy as np


def best_line(array, lines):
    z = np.column_stack([array[:, 0], np.ones(len(array)), -array[:, 1]])
    moments = z.T @ z / len(z)
    thetas = np.array([(m, b, 1.0) for m, b in lines])
    return np.einsum("li,ij,lj->l", thetas, moments, thetas).argmin().item()
