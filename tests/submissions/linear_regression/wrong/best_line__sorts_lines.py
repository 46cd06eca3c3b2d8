# {"task": "best_line", "verdict": "wrong", "mistake": "sorts_lines", "listed": false, "note": "Sorts the caller's list by loss, after finding the index.", "lines": [[7]]}
def best_line(array, lines):
    def loss(line):
        return ((line[0] * array[:, 0] + line[1] - array[:, 1]) ** 2).mean()
    best = min(lines, key=loss)
    index = lines.index(best)
    lines.sort(key=loss)
    return index
