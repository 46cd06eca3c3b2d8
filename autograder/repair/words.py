"""Words for a repair: what is wrong and where, and how to go about it, without the change itself."""

from collections.abc import Sequence

from autograder.core.language import noted, tr
from autograder.core.sentences import with_and, with_or
from autograder.core.text import upper
from autograder.judge.result import Place, Proof
from autograder.repair.kinds import MEANINGS

ANYTHING = noted("Go through it with a small example, and write down what it gives.")
MEND = {
    "constant": noted("Work out on paper what this number or text has to be, and where it comes from."),
    "text": noted("Give the value itself, without quotes and without turning it into a text."),
    "name": noted(
        "Say of each name in the line what it holds at this moment. One of them is not the one that you mean."
    ),
    "target": noted("Look at the name on the left: which name is read later on?"),
    "self": noted("What belongs to the object is written with `self.`, what belongs to this one call is not."),
    "attribute": noted(
        "Read in PyTorch's documentation what this attribute or function does, and what its neighbours do."
    ),
    "attribute_missing": noted("Which part of this value is meant? Print it, and look at what it has."),
    "attribute_more": noted("Use the value as it is."),
    "parentheses_missing": noted("A function works only when it is called: with `()` behind its name."),
    "parentheses_more": noted("It is a value, not a function: leave the `()` out."),
    "call_missing": noted("Print the value's type and shape here, and compare them with what is needed."),
    "call_more": noted("Leave out the step that the task does not ask for."),
    "argument": noted("Compare each argument of the call with the order and the meaning that the documentation gives."),
    "argument_missing": noted("Hand on everything that the function was given and that this call needs."),
    "argument_more": noted("Leave out what this call does not need."),
    "list_missing": noted("Put what belongs together into a list."),
    "same_object": noted("`[x] * 3` is the same `x` three times: make a new one in every pass of a loop."),
    "made_outside": noted("Make it in the function, so that each call begins with a new one."),
    "list_more": noted("Give the value itself, not a list that holds it."),
    "comma_missing": noted("Python joins texts that stand side by side: put a comma between them."),
    "order": noted("Look up in which order the two things are wanted."),
    "sign": noted("Write the formula down, and compare it sign by sign with this line."),
    "comparison": noted("Try the comparison on paper with a case at the limit."),
    "condition": noted("Ask yourself when this is to happen, and compare it with the condition."),
    "grouping": noted("Ask yourself what has to be worked out first, and put brackets around that."),
    "early": noted("Do this step later: what comes after it needs what it throws away."),
    "nesting": noted("Ask yourself what is done first and what then, and write it in that order."),
    "part_more": noted("Leave out what the task does not ask for."),
    "factor_missing": noted("Write the formula down, and look for what this line has not got."),
    "divisor": noted("Ask yourself of how many things this is to be the mean, and divide by that."),
    "divided": noted("A mean is a sum divided by how many things were added."),
    "index": noted("Print the shape here, and count from 0."),
    "index_missing": noted("Take the one part of this value that is meant."),
    "index_more": noted("Take all of this value."),
    "expression": ANYTHING,
    "assignment": noted("Ask yourself whether each round is to replace the value or to add to it."),
    "in_place": noted("Change the object itself: a name that is bound anew leaves it as it was."),
    "rebound": noted("Make a new object, and leave the one that you were given as it is."),
    "default": noted("Use `None` as the default, and make the object inside the function."),
    "global": noted("Keep nothing from one call to the next: make it anew in the function."),
    "shared": noted("Make it in `__init__`, with `self.`, so that each object has its own."),
    "idle_parentheses": noted("A function works only when it is called: with `()` behind its name."),
    "idle_comparison": noted("`==` compares; a value is given to a name with `=`."),
    "idle_result": noted("It gives a new value back: give that to a name."),
    "idle_return": noted("Write `return` before it, or give it to a name."),
    "idle_block": noted("Write it with `with` and a colon, and indent what belongs to it."),
    "statement_missing": noted("Go through what has to happen here step by step: one step is not there."),
    "statement_other": noted("Ask yourself what has to happen here, and compare it with what this line does."),
    "statement_more": noted("Leave out the step that the task does not ask for."),
    "moved": noted("Go through the steps in their order: this one comes at the wrong moment."),
    "indented": noted("Ask yourself what is done once and what in every pass of the loop, and indent by that."),
    "dedented": noted("Ask yourself what is done once and what in every pass of the loop, and indent by that."),
    "block_missing": noted("Ask yourself in which state these lines have to run, and put the block around them."),
    "block_more": noted("Take these lines out of the block."),
    "decorator_more": noted("Leave the decorator out."),
    "return_missing": noted("Give the result back with `return`."),
    "header": noted("Ask yourself when or how often the block is to run, and compare it with the line at its head."),
    "loop": noted("Ask yourself what the loop has to go through, and from where to where."),
    "loop_missing": noted("Ask yourself how often this has to happen, and put the loop around it."),
    "collected": noted("Begin with an empty list before the loop, and append to it in every pass."),
    "accumulated": noted("Begin with 0 before the loop, and add to it in every pass."),
    "weighted": noted("Let each batch count by how many examples it has, and divide by how many there are in all."),
    "extreme": noted("Keep the best so far, and compare each new one with it."),
    "method_name": noted(
        "Compare the name letter by letter: two underscores on each side where Python calls it by itself."
    ),
    "method_place": noted("Indent it as the class's other methods are."),
    "base_missing": noted("Write the class that it builds on in brackets behind its name."),
    "super_missing": noted("Call `super().__init__()` first."),
    "parameter": noted("Make it an `nn.Parameter`, or keep it in a module, as an attribute of `self`."),
    "layer_missing": noted("Follow the shape of one batch through the layers: one step is not there."),
    "layer_more": noted("Follow one batch through the layers: one of them should not be there."),
    "device": noted("Everything that meets in one step has to be on the same device."),
    "mode": noted("Leave the model in the mode in which you got it."),
}


# What is said better with the student's own word, where nothing but that is another in the right program.
OF_THE_WORD = {
    "constant": noted("`{code}` is not the right value here"),
    "name": noted("`{code}` is not the variable that belongs here"),
    "target": noted("`{code}` is the wrong name for this result"),
    "attribute": noted("`{code}` is not what is needed here"),
    "sign": noted("`{code}` is not the right operator here"),
    "comparison": noted("`{code}` is not the right comparison here"),
    "assignment": noted("`{code}` is not the right assignment here"),
    "argument": noted("`{code}` is not the right argument here"),
    "index": noted("`{code}` is not the right place to take here"),
    "method_name": noted("no method is called `{code}`"),
}
TOO_MUCH = noted("`{code}` is too much here")
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
            return [tr("`self.` is missing here") if "self" in new else tr("`self.` should not be here")]
        if kind == "assignment" and (old, new) == ("=", "+="):
            return [tr("`=` replaces what was there before in the place of adding to it")]
        quotable = old and "\n" not in old and "`" not in old and len(old) <= TOO_LONG
        if quotable and kind.endswith("_more") and not new and kind not in OF_BLOCKS:
            return [tr(TOO_MUCH, code=old.strip(", "))]
        if quotable and new and kind in OF_THE_WORD:
            return [tr(OF_THE_WORD[kind], code=old)]
    return [tr(MEANINGS[kind]) for kind in kinds]


_RESULTS = {
    "-": noted("`{first}` is worked out before `-`: brackets are missing around the difference"),
    "+": noted("`{first}` is worked out before `+`: brackets are missing around the sum"),
    "*": noted("`{first}` is worked out before `*`: brackets are missing around the product"),
    "/": noted("`{first}` is worked out before `/`: brackets are missing around the quotient"),
}


def brackets(first: str, then: str) -> str:
    """What is said where brackets are missing, by the operator that is worked out first now and the one that has to be;
    empty where nothing is to be said of the latter."""
    return tr(_RESULTS[then], first=first) if then in _RESULTS else ""


def headline(meanings: Sequence[str], places: Sequence[Place], proof: Proof, any_of_them: bool) -> str:
    """What is wrong and where, as a title.

    Args:
        meanings: what each kind of edit means, see `autograder.repair.kinds`.
        places: the lines.
        proof: how sure it is; where it is only known that a change helps, nothing else is said.
        any_of_them: whether a change in one of the lines is enough.
    """
    where = _listed([_line(place) for place in places], any_of_them)
    if proof is Proof.PROVEN and meanings:
        return f"{upper(where)}: {'; '.join(dict.fromkeys(meanings))}"
    several = len(places) > 1 and not any_of_them
    return (
        tr("Changes in {places} together mend this", places=where)
        if several
        else tr("A change in {places} mends this", places=where)
    )


def advice(kinds: Sequence[str], proof: Proof) -> str:
    """How to go about it."""
    found = [tr(MEND[kind]) for kind in dict.fromkeys(kinds) if kind in MEND] if proof is Proof.PROVEN else []
    return " ".join(found) or tr(ANYTHING)


def _line(place: Place) -> str:
    if place.cell is None:
        return tr("line {line}", line=place.line)
    return tr("cell {cell}, line {line}", cell=place.cell, line=place.line)


def _listed(parts: list[str], any_of_them: bool) -> str:
    ends = [", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts
    return with_or(ends) if any_of_them else with_and(ends)
