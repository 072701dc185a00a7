"""The line front end: a session told in lines, for screen readers, pipes and simple terminals."""
