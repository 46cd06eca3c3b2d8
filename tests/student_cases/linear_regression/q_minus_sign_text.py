q_minus_sign = ("1", "1.4")
