"""Words for a repair: what is wrong and where, and how to go about it, without the change itself."""

from collections.abc import Sequence

from autograder.core.language import tr
from autograder.core.text import upper
from autograder.judge.result import Place, Proof
from autograder.repair.kinds import MEANINGS

ANYTHING = "Go through it with a small example, and write down what it gives."
MEND = {
    "constant": "Work out on paper what this number or text has to be, and where it comes from.",
    "text": "Give the value itself, without quotes and without turning it into a text.",
    "name": "Say of each name in the line what it holds at this moment. One of them is not the one that you mean.",
    "target": "Look at the name on the left: which name is read later on?",
    "self": "What belongs to the object is written with `self.`, what belongs to this one call is not.",
    "attribute": "Read in PyTorch's documentation what this attribute or function does, and what its neighbours do.",
    "attribute_missing": "Which part of this value is meant? Print it, and look at what it has.",
    "attribute_more": "Use the value as it is.",
    "parentheses_missing": "A function works only when it is called: with `()` behind its name.",
    "parentheses_more": "It is a value, not a function: leave the `()` out.",
    "call_missing": "Print the value's type and shape here, and compare them with what is needed.",
    "call_more": "Leave out the step that the task does not ask for.",
    "argument": "Compare each argument of the call with the order and the meaning that the documentation gives.",
    "argument_missing": "Hand on everything that the function was given and that this call needs.",
    "argument_more": "Leave out what this call does not need.",
    "list_missing": "Put what belongs together into a list.",
    "list_more": "Give the value itself, not a list that holds it.",
    "comma_missing": "Python joins texts that stand side by side: put a comma between them.",
    "order": "Say of both things what they are, and look up in which order they are wanted.",
    "sign": "Write the formula down, and compare it sign by sign with this line.",
    "comparison": "Try the comparison on paper with a case at the limit.",
    "condition": "Say in words when this is to happen, and compare it with the condition.",
    "grouping": "Say in words what is worked out first, and put brackets around it.",
    "early": "Do this step later: what comes after it needs what it throws away.",
    "nesting": "Say in words what is done first and what then, and write it in that order.",
    "part_more": "Leave out what the task does not ask for.",
    "factor_missing": "Write the formula down, and look for what this line has not got.",
    "divisor": "Say of how many things this is to be the mean, and divide by that.",
    "divided": "A mean is a sum divided by how many things were added.",
    "index": "Print the shape here, and count from 0.",
    "index_missing": "Take the one part of this value that is meant.",
    "index_more": "Take all of this value.",
    "expression": ANYTHING,
    "assignment": "Say whether the value is to be replaced or added to.",
    "in_place": "Change the object itself: a name that is bound anew leaves it as it was.",
    "rebound": "Make a new object, and leave the one that you were given as it is.",
    "default": "Use `None` as the default, and make the object inside the function.",
    "global": "Keep nothing from one call to the next: make it anew in the function.",
    "shared": "Make it in `__init__`, with `self.`, so that each object has its own.",
    "idle_parentheses": "A function works only when it is called: with `()` behind its name.",
    "idle_comparison": "`==` compares; a value is given to a name with `=`.",
    "idle_result": "It gives a new value back: give that to a name.",
    "idle_return": "Write `return` before it, or give it to a name.",
    "idle_block": "Write it with `with` and a colon, and indent what belongs to it.",
    "statement_missing": "Go through what has to happen here step by step: one step is not there.",
    "statement_other": "Say in words what has to happen here, and compare it with what this line does.",
    "statement_more": "Leave out the step that the task does not ask for.",
    "moved": "Go through the steps in their order: this one comes at the wrong moment.",
    "indented": "Say what is done once and what in every pass of the loop, and indent by that.",
    "dedented": "Say what is done once and what in every pass of the loop, and indent by that.",
    "block_missing": "Say in which state these lines have to run, and put the block around them.",
    "block_more": "Take these lines out of the block.",
    "decorator_more": "Leave the decorator out.",
    "return_missing": "Give the result back with `return`.",
    "header": "Say in words when or how often the block is to run, and compare it with the line at its head.",
    "loop": "Say what the loop has to go through, and from where to where.",
    "loop_missing": "Say how often this has to happen, and put the loop around it.",
    "collected": "Begin with an empty list before the loop, and append to it in every pass.",
    "accumulated": "Begin with 0 before the loop, and add to it in every pass.",
    "weighted": "Let each batch count by how many examples it has, and divide by how many there are in all.",
    "extreme": "Keep the best so far, and compare each new one with it.",
    "method_name": "Compare the name letter by letter: two underscores on each side where Python calls it by itself.",
    "method_place": "Indent it as the class's other methods are.",
    "base_missing": "Write the class that it builds on in brackets behind its name.",
    "super_missing": "Call `super().__init__()` first.",
    "parameter": "Make it an `nn.Parameter`, or keep it in a module, as an attribute of `self`.",
    "layer_missing": "Follow the shape of one batch through the layers: one step is not there.",
    "layer_more": "Follow one batch through the layers: one of them should not be there.",
    "device": "Everything that meets in one step has to be on the same device.",
    "mode": "Leave the model in the mode in which you got it.",
}


# What is said better with the student's own word, where nothing but that is another in the right program.
OF_THE_WORD = {
    "constant": "`{}` is not the right value here",
    "name": "`{}` is not the variable that belongs here",
    "target": "`{}` is the wrong name for this result",
    "attribute": "`{}` is not what is needed here",
    "sign": "`{}` is not the right operator here",
    "comparison": "`{}` is not the right comparison here",
    "assignment": "`{}` is not the right assignment here",
    "argument": "`{}` is not the right argument here",
    "index": "`{}` is not the right place to take here",
    "method_name": "no method is called `{}`",
}
TOO_MUCH = "`{}` is too much here"
OF_BLOCKS = ("statement_more", "block_more", "decorator_more", "layer_more")  # whole lines: the title names the line
TOO_LONG = 30  # characters of a word that is quoted


def meanings(kinds: Sequence[str], part: tuple[str, str] | None) -> list[str]:
    """What was wrong, for each kind of edit; where there is one, with the student's own word for it.

    Args:
        kinds: of the edits.
        part: the text that is replaced and what it becomes; None where that is unknown.
    """
    if len(kinds) == 1 and part is not None:
        [kind], (old, new) = kinds, part
        if kind == "self" and ("self" in old) != ("self" in new):
            return ["`self.` is missing here" if "self" in new else "`self.` should not be here"]
        quotable = old and "\n" not in old and "`" not in old and len(old) <= TOO_LONG
        if quotable and kind.endswith("_more") and not new and kind not in OF_BLOCKS:
            return [TOO_MUCH.format(old.strip(", "))]
        if quotable and new and kind in OF_THE_WORD:
            return [OF_THE_WORD[kind].format(old)]
    return [MEANINGS[kind] for kind in kinds]


def headline(meanings: Sequence[str], places: Sequence[Place], proof: Proof, any_of_them: bool) -> str:
    """What is wrong and where, as a title.

    Args:
        meanings: what each kind of edit means, see `autograder.repair.kinds`.
        places: the lines.
        proof: how sure it is; where it is only known that a change helps, nothing else is said.
        any_of_them: whether a change in one of the lines is enough.
    """
    where = _listed([_line(place) for place in places], "or" if any_of_them else "and")
    if proof is Proof.PROVEN and meanings:
        return f"{where}: {'; '.join(dict.fromkeys(meanings))}"
    where = where[:1].lower() + where[1:]
    several = len(places) > 1 and not any_of_them
    return (
        tr("Changes in {where} together mend this", where=where)
        if several
        else tr("A change in {where} mends this", where=where)
    )


def advice(kinds: Sequence[str], proof: Proof) -> str:
    """How to go about it."""
    found = [MEND[kind] for kind in dict.fromkeys(kinds) if kind in MEND] if proof is Proof.PROVEN else []
    return " ".join(found) or ANYTHING


def _line(place: Place) -> str:
    cell = tr("cell {cell}, ", cell=place.cell) if place.cell is not None else ""
    return tr("{cell}line {line}", cell=cell, line=place.line)


def _listed(parts: list[str], word: str) -> str:
    text = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"
    return upper(text)
