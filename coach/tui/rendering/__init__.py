"""Drawing no more than what changed, on its moment."""
