"""Every word in German; what each text is for stands beside the English one."""
