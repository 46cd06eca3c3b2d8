# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "min over indices with a key; sums instead of means rank the lines the same way."}
def best_line(array, lines):
    def cost(i):
        a, b = lines[i]
        return sum((y - (a * x + b)) ** 2 for x, y in array)
    return min(range(len(lines)), key=cost)
