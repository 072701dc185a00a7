"""A session or a history for elsewhere: sound, a web page, a watch, a training log, a calendar, a printed page.

Each kind of file has a module of its own, loaded by the command or the screen that makes one; what is heavy beneath it
comes with an extra of the distribution and is loaded with `extras.load`. All of them write with `output_file.new_file`.
"""
