// Jobs: see the README for the layers.
