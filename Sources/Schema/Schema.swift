// Schema: see the README for the layers.
