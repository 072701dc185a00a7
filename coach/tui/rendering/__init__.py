"""Partial redraws, compact updates, and frames that are drawn ahead of time."""
