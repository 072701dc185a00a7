"""Widgets: attributes down, messages up. None of them knows the engine."""
