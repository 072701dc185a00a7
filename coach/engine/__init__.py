"""The session as a state machine. Pure: time arrives as events, what the person should notice leaves as cues."""
