"""What `make bench` measures: one module for each group of figures, every figure beside its rival's of the same run."""
