"""What was done: schema, migrations and store. The only SQL in the project lives here."""
