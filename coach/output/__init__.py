"""What the commands print: tables for people, JSON and CSV for programs, whose names are relied on from outside."""
