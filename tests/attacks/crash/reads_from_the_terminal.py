# {"attack": "Asks a question and waits for the answer.", "breach": "hang"}

def double(x):
    input("Your name? ")
    open("/dev/tty").read()
