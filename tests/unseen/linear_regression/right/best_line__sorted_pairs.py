# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "sorts (error, index) pairs"}
from statistics import fmean

def best_line(array, lines):
    def fehler(m, b):
        return fmean(float(y - m * x - b) ** 2 for x, y in array)

    rangliste = sorted((fehler(*gerade), nr) for nr, gerade in enumerate(lines))
    _, bester = rangliste[0]
    return bester
