// Admin: see the README for the layers.
