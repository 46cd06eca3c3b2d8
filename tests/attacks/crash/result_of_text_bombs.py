# {"attack": "Returns text that grows when it is escaped.", "breach": "harm"}

def double(x):
    return "\U0001f600" * 4000
