"""One printed page for whoever treats the person: a web page without a script, which prints on one sheet of A4.

`content` works out what it says, `events` tells what happened, `chart` draws, `page` puts them on the sheet. What is
drawn and told is what the person did and answered; nothing here judges.
"""
