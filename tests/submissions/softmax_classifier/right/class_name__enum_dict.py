# {"task": "class_name", "verdict": "right", "mistake": null, "listed": false, "note": "dictionary built with enumerate from a string that is split"}
_NAMES = dict(enumerate("T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot".split(",")))

def class_name(index):
    """name of the class with this number"""
    result = _NAMES.get(int(index), "?")
    return result

for number in range(10):
    print(number, class_name(number))
