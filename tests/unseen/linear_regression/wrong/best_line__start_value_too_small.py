# {"task": "best_line", "verdict": "wrong", "mistake": "start_value_too_small", "listed": false, "note": "the search starts at error 10: if every line is worse, line 0 is returned (so for the lecture's four lines)", "lines": [[4]]}
def best_line(array, lines):
    """The index of the line that fits the cities best."""
    kleinster_fehler = 10
    beste = 0
    index = 0
    while index < len(lines):
        steigung = lines[index][0]
        achsenabschnitt = lines[index][1]
        summe = 0.0
        for zeile in array:
            vorhersage = steigung * zeile[0] + achsenabschnitt
            summe = summe + (vorhersage - zeile[1]) ** 2
        fehler = summe / len(array)
        if fehler < kleinster_fehler:
            kleinster_fehler = fehler
            beste = index
        index = index + 1
    return beste
