"""The full-screen front end. Screens and widgets know the session's state and its cues, never how they come about."""
