"""The classes that xlwings sees, and Excel's own object model behind them."""
