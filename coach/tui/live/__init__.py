"""The live screen: a session under way."""
