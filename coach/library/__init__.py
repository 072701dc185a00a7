"""YAML files into the model: a strict reader with line and column, schemas, a catalogue of our and their files."""
