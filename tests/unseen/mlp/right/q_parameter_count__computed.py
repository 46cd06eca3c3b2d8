# {"task": "q_parameter_count", "verdict": "right", "style": "computed", "listed": false, "note": "computed from the name's sizes, with an accent"}
my_name = "Zoë Müller"
sizes = [784, *numbers_for(my_name, 2, 20, 200), 10]
q_parameter_count = (my_name, sum(m * n + n for m, n in zip(sizes, sizes[1:])))
