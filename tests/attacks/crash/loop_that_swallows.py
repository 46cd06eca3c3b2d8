# {"attack": "Never ends, and catches every exception that should end it.", "breach": "hang", "quick": true}

def double(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
