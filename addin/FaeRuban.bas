Attribute VB_Name = "FaeRuban"
Option Explicit

Public FaeOnglet As IRibbonUI

Public Sub FaeOngletCharge(ribbon As IRibbonUI)
    Set FaeOnglet = ribbon
End Sub

Public Sub FaeBouton(control As IRibbonControl)
    FaeLancer control.ID
End Sub

' One FAE tab at a time: the add-in's serves this workbook too, so this one hides while the add-in is loaded.
Public Sub FaeOngletVisible(control As IRibbonControl, ByRef visible)
    Dim complement As Object
    On Error Resume Next
    Set complement = Workbooks("FAE.xlam")
    visible = complement Is Nothing
End Sub
