"""What is written outside the workbook: one module per kind of document."""
