q_minus_ln = (0.22, "2.30")
