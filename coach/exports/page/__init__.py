"""A whole session as one web page that needs no network: `html_file` makes it, of what `session_data` gathers.

The program on the page is the .js files here, put into the page in the order of `html_file.SCRIPTS`: `machine` walks
the session as coach does, `player` takes the time from the sound, `screen` shows it, `record` keeps what was done.
"""
