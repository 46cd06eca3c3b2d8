# {"task": "class_name", "verdict": "right", "style": "enum_split", "listed": false, "note": "a multiline string, enumerate dict"}
NAMES = """T-shirt/top
Trouser
Pullover
Dress
Coat
Sandal
Shirt
Sneaker
Bag
Ankle boot"""


def class_name(index, names=dict(enumerate(NAMES.splitlines()))):
    return names[index]
