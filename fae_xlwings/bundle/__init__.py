"""From text sources to the macro-enabled workbook and the add-in, on any system and without Excel."""
