# {"task": "q_lookup_table", "verdict": "right", "style": "computed_letter", "listed": false, "note": "a computed string"}
q_lookup_table = " b ".strip()
