# {"attack": "Raises an error whose text holds line ends of all kinds.", "breach": "harm"}

def double(x):
    raise ValueError("a\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch")
