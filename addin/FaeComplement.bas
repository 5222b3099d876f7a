Attribute VB_Name = "FaeComplement"
Option Explicit

' Not called FaeBouton: Excel finds a callback by its name, and the workbook, open beside, has one of that name.
Public Sub FaeBoutonComplement(control As IRibbonControl)
    FaeLancer control.ID
End Sub
