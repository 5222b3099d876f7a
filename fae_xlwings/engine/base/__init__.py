"""What every floor of the engine is made with: addresses, trees, formulas as texts, Excel's words."""
