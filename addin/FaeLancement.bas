Attribute VB_Name = "FaeLancement"
Option Explicit
Option Private Module

Private Const TITRE As String = "FAE 2026"
Private Const SERVEUR As String = "USE UDF SERVER"

' Every button comes here; fae_xlwings/macros.py has one function by button, of the same name.
Public Sub FaeLancer(ByVal bouton As String)
    Dim obstacle As String, detail As String
    On Error GoTo Echec
    obstacle = FaeObstacle()
    If obstacle = "" Then
        RunPython "from fae_xlwings import macros; macros.run('" & bouton & "')"
    Else
        MsgBox obstacle, vbExclamation, TITRE
    End If
    Exit Sub
Echec:
    detail = Err.Description
    Application.StatusBar = False
    Application.ScreenUpdating = True
    MsgBox FaeTexte("echec") & vbLf & vbLf & detail, vbExclamation, TITRE
End Sub

' A workbook of another version than the program's is brought up to date, or refused, as soon as it opens.
Public Sub FaeOuvrir()
    On Error Resume Next
    If FaeSurMac() Then Exit Sub
    If Not FaePythonPresent() Then Exit Sub
    If FaeProgrammeEst(FaeVersionDuClasseur()) Then Exit Sub
    FaeLancer "fae_ouverture"
End Sub

Private Function FaeVersionDuClasseur() As String
    FaeVersionDuClasseur = FAE_VERSION
    On Error Resume Next
    FaeVersionDuClasseur = Replace(Mid(ThisWorkbook.Names("FAE_VERSION").RefersTo, 2), Chr(34), "")
End Function

' Python says its version in the name of a folder: it need not be started to be asked.
Private Function FaeProgrammeEst(ByVal version As String) As Boolean
    Dim dossier As String, nom As String
    dossier = ParentFolder(GetConfig("INTERPRETER_WIN", "python"))
    nom = "\Lib\site-packages\fae_xlwings-" & version & ".dist-info\METADATA"
    FaeProgrammeEst = xlwings.FileExists(dossier & nom) Or xlwings.FileExists(ParentFolder(dossier) & nom)
End Function

' What keeps Python from being called, as the sentence for the user; empty when nothing does.
Public Function FaeObstacle() As String
    If FaeSurMac() Then
        FaeObstacle = FaeTexte("mac")
    ElseIf FaeModeProtege() Then
        FaeObstacle = FaeTexte("protege")
    ElseIf ActiveWorkbook Is Nothing Then
        FaeObstacle = FaeTexte("classeur")
    ElseIf Not FaePythonPresent() Then
        FaeObstacle = FaeTexte("python")
    ElseIf Not FaeVersionsEgales() Then
        FaeObstacle = FaeTexte("version")
    End If
End Function

Public Function FaeSurMac() As Boolean
    FaeSurMac = InStr(Application.OperatingSystem, "Mac") > 0
End Function

Private Function FaeModeProtege() As Boolean
    Dim fenetre As Object
    On Error Resume Next
    Set fenetre = Application.ActiveProtectedViewWindow
    FaeModeProtege = Not fenetre Is Nothing
End Function

Private Function FaePythonPresent() As Boolean
    Dim chemin As String
    chemin = GetConfig("INTERPRETER_WIN", "python")
    FaePythonPresent = xlwings.FileExists(chemin) Or InStr(chemin, "\") = 0
End Function

' The link to Python bears xlwings' version in its name: another version of xlwings can neither be loaded nor trusted.
Private Function FaeVersionsEgales() As Boolean
    FaeVersionsEgales = True
    If GetConfig(SERVEUR, "False") <> "True" Then Exit Function
    If Not FaeLienPresent() Then
        FaeVersionsEgales = False
    ElseIf FaeVersionPython("xlwings") <> XLWINGS_VERSION Then
        FaeVersionsEgales = False
    Else
        FaeVersionsEgales = FaeMajeure(FaeVersionPython("fae_xlwings")) = FaeMajeure(FAE_VERSION)
    End If
End Function

Private Function FaeLienPresent() As Boolean
    Dim python As String, dossier As String, lien As String
    python = GetConfig("INTERPRETER_WIN", "python")
    If InStr(python, "\") = 0 Then
        FaeLienPresent = True
        Exit Function
    End If
    dossier = ParentFolder(python)
    lien = "\xlwings" & FaeBits() & "-" & XLWINGS_VERSION & ".dll"
    FaeLienPresent = xlwings.FileExists(dossier & lien) Or xlwings.FileExists(ParentFolder(dossier) & lien)
End Function

Private Function FaeBits() As String
    FaeBits = "32"
    #If Win64 Then
        FaeBits = "64"
    #End If
End Function

Private Function FaeMajeure(ByVal version As String) As String
    FaeMajeure = Left(version, InStr(version & ".", ".") - 1)
End Function

' A Python that was closed leaves a dead link behind: the second attempt starts a new one.
Private Function FaeVersionPython(ByVal paquet As String) As String
    On Error GoTo Relance
    FaeVersionPython = FaeLireVersion(paquet)
    Exit Function
Relance:
    Resume Nouveau
Nouveau:
    On Error GoTo 0
    KillPy
    FaeVersionPython = FaeLireVersion(paquet)
End Function

Private Function FaeLireVersion(ByVal paquet As String) As String
    FaeLireVersion = XLPy.Str(XLPy.GetAttr(XLPy.Module(paquet), "__version__"))
End Function
