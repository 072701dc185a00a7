"""What touches the machine: paths, signals, the standard streams, the log."""
