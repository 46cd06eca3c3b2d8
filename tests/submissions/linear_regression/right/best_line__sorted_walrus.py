# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "Sorts (error, index) pairs; walrus and fsum, still the index of the smallest MSE."}
from math import fsum
def best_line(array, lines):
    pairs = sorted((fsum((e := s * x + t - y) * e for x, y in array) / len(array), i) for i, (s, t) in enumerate(lines))
    print(pairs)
    return pairs[0][1]
