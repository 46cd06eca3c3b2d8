# {"task": "q_activation_linear", "verdict": "right", "style": "tiny", "listed": false, "note": "tiny numbers"}
q_activation_linear = (1e-3, -2e-3)
