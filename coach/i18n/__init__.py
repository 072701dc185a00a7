"""Every word for the person, and how reasons, dates and plurals are told."""
