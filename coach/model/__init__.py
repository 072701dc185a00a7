"""What a session is made of. Pure: no clock, file, screen or database; imports nothing outside this package."""
