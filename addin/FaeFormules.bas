Attribute VB_Name = "FaeFormules"
Option Explicit
Option Private Module

' Excel does not know that the cell functions read this sheet, and Python remembers it for a moment.
Public Function FaeARecalculer(ByVal feuille As Object) As Boolean
    If feuille.Name <> "Param" & ChrW(232) & "tres" Then Exit Function
    If Not FaeFonctionsPresentes(feuille.Parent) Then Exit Function
    FaeARecalculer = True
    On Error Resume Next
    RunPython "from fae_xlwings import workflow; workflow.forget_parameters()"
End Function

Private Function FaeFonctionsPresentes(ByVal classeur As Object) As Boolean
    Dim feuille As Object
    For Each feuille In classeur.Worksheets
        If Not feuille.Cells.Find("FAE_*(", LookIn:=xlFormulas, LookAt:=xlPart) Is Nothing Then
            FaeFonctionsPresentes = True
            Exit Function
        End If
    Next
End Function
