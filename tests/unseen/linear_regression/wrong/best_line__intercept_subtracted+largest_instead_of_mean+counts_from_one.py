# {"task": "best_line", "verdict": "wrong", "mistake": "intercept_subtracted+largest_instead_of_mean+counts_from_one", "listed": false, "note": "minus intercept; max; index + 1", "lines": [[8], [9], [10]]}
import numpy as np

def best_line(array, lines):
    population, profit = array.T
    fehler = []
    for steigung, abschnitt in lines:
        gerade = steigung * population - abschnitt
        fehler.append(np.max((gerade - profit) ** 2))
    return fehler.index(min(fehler)) + 1
