#!/usr/bin/env bash
# A calendar file brings its own time zones (RFC 5545: a TZID means the VTIMEZONE of that name in the same file). icalendar
# remembers what it read under a name for the whole process: a second file whose zone has the same name and other rules is
# read with the rules of the first, hours off, without a word. Names that are no place's, such as Home, are common.
# icalendar 7.3.2. Seen:
#   Home is +0100 in this file: 2026-01-05T07:00:00+01:00
#   Home is +0500 in this file: 2026-01-05T07:00:00+01:00
#   the second file alone: 2026-01-05T07:00:00+05:00
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'icalendar==7.3.2'
cat > "$folder/try.py" <<'PY'
import sys

import icalendar

LINES = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//try//EN
BEGIN:VTIMEZONE
TZID:Home
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;TZID=Home:20260105T070000
END:VEVENT
END:VCALENDAR
"""
def start(offset):
    file = LINES.format(offset=offset).replace("\n", "\r\n")
    return icalendar.Calendar.from_ical(file).walk("VEVENT")[0]["DTSTART"].dt.isoformat()
if sys.argv[1:]:
    print("the second file alone:", start("+0500"))
else:
    for offset in ("+0100", "+0500"):
        print(f"Home is {offset} in this file:", start(offset))
PY
seen=$("$folder/venv/bin/python" "$folder/try.py"; "$folder/venv/bin/python" "$folder/try.py" alone)
printf '%s\n' "$seen"
[ "$seen" = "Home is +0100 in this file: 2026-01-05T07:00:00+01:00
Home is +0500 in this file: 2026-01-05T07:00:00+01:00
the second file alone: 2026-01-05T07:00:00+05:00" ]
