// CouncilStore: see the README for the layers.
