"""The use cases that both front ends share."""
