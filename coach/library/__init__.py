"""Routine files into the model: a strict reader with line and column, a schema, a catalogue of ours and theirs."""
