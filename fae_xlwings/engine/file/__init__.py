"""The file: its package of parts, as stored, and the parts that all sheets share."""
