// Postgres: see the README for the layers.
