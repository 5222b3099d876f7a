"""The rules: frames and values in, frames and values out; no Excel, no files."""
