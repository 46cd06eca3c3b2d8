# %% [markdown]
# # More than text
# A cell can show a page, a drawing, a slider.

# %%
from IPython.display import HTML, IFrame, JSON, SVG, Image, Javascript, Pretty, clear_output, display, update_display

HTML("<h3 style='color: teal'>A heading</h3><p>and a paragraph</p>")

# %%
def flag(*colours):
    stripes = "".join(f"<rect y='{10 * n}' width='45' height='10' fill='{one}'/>" for n, one in enumerate(colours))
    return SVG(f"<svg xmlns='http://www.w3.org/2000/svg' width='45' height='30'>{stripes}</svg>")

display(flag("black", "red", "gold"), flag("red", "white", "red"))

# %%
display(JSON({"deep": {"er": [1, 2]}}), Pretty("as it is"), Javascript("1 + 1"))
IFrame("https://example.org", 200, 100)

# %%
display("one of three", display_id="progress")
for n in (2, 3):
    update_display(f"{n} of three", display_id="progress")

# %%
for n in range(3):
    clear_output(wait=True)
    print("round", n)
    display(HTML(f"<progress value='{n}' max='2'></progress>"))

# %%
import ipywidgets as widgets

slider = widgets.IntSlider(value=3, max=10, description="size")
label = widgets.Label()
slider.observe(lambda change: setattr(label, "value", "*" * change["new"]), "value")
slider.value = 5
display(widgets.VBox([slider, label]))
label.value

# %%
@widgets.interact(n=(0, 5), title="a title")
def shown(n=2, title="x"):
    print(title, n)
    return n**2

# %%
out = widgets.Output()
with out:
    print("caught")
    display(HTML("<i>this too</i>"))
button = widgets.Button(description="press")
button.on_click(lambda one: out.append_stdout("pressed\n"))
button.click()
out

# %% points=1
assert label.value == "*****"

# %% points=1
assert flag("red").data.count("rect") == 2

# %%
display({"text/plain": "plain", "text/html": "<b>rich</b>"}, raw=True, metadata={"text/html": {"isolated": True}})
