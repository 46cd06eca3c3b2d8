# {"attack": "Raises an error with a name of signs that are not for terminals.", "breach": "harm"}

Error = type("\x1b[31m\u202e<b>" + "x" * 5000, (Exception,), {})


def double(x):
    raise Error()
