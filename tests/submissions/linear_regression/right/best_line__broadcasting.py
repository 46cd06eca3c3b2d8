# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "One (k, n) matrix of residuals by broadcasting, root of the mean keeps the order."}
import numpy as np

def best_line(array: np.ndarray, lines: list) -> int:
    L = np.asarray(lines, dtype=float)
    residuals = L[:, :1] * array[:, 0][None, :] + L[:, 1:] - array[:, 1][None, :]
    rmse = np.sqrt((residuals ** 2).mean(axis=1))
    return int(rmse.argsort()[0])
