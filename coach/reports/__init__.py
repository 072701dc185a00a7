"""What commands print and screens show too: tables, charts, JSON."""
