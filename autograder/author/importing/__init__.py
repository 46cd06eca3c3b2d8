"""Import of other tools' notebooks: an nbgrader or an otter notebook becomes the folders of a lesson."""
