// Councils: see the README for the layers.
