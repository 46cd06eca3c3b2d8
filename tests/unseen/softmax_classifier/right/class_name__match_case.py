# {"task": "class_name", "verdict": "right", "style": "match_case", "listed": false, "note": "match statement"}
def class_name(index: int) -> str:
    match int(index):
        case 0: return "T-shirt/top"
        case 1: return "Trouser"
        case 2: return "Pullover"
        case 3: return "Dress"
        case 4: return "Coat"
        case 5: return "Sandal"
        case 6: return "Shirt"
        case 7: return "Sneaker"
        case 8: return "Bag"
        case 9: return "Ankle boot"
        case other: raise ValueError(other)
