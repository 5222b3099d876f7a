"""xlwings without Excel: the same calls, on files, through openpyxl."""
