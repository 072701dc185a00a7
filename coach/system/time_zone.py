"""The local time zone that the computer is set to, by its IANA name."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal

HALF_A_YEAR = timedelta(days=182)


def local_zone(now: datetime) -> ZoneInfo | None:
    """The computer's own zone by its name, such as Europe/Berlin; None where no name is known for what its clock does.

    A moment is put into the computer's zone by `astimezone(None)` all the same. The name is looked for in TZ, behind
    /etc/localtime, in the registry of Windows, and is believed only where its clock agrees, in summer and in winter: TZ
    may hold rules without a name, and a file with a name may be out of date.
    """
    try:
        name = tzlocal.get_localzone_name()
        zone = ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    moments = (now, now + HALF_A_YEAR)
    if zone is None or any(each.astimezone(zone).utcoffset() != each.astimezone().utcoffset() for each in moments):
        return None
    return zone
