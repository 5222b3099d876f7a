Option VBASupport 1
' In place of xlwings: no Python, no disk, but the same names; every call is written down.

Public Const XLWINGS_VERSION As String = "0.37.8"
Public Recu As String
Public Chemin As String
Public Serveur As String
Public Disque As String
Public VersionXlwings As String
Public VersionFae As String
Public LienMort As Boolean

Function GetConfig(configKey As String, Optional default As String = "") As Variant
    GetConfig = default
    If configKey = "INTERPRETER_WIN" Then GetConfig = Chemin
    If configKey = "USE UDF SERVER" Then GetConfig = Serveur
End Function

Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = InStr(Disque, "|" & FileSpec & "|") > 0
End Function

Function ParentFolder(ByVal Folder)
    ParentFolder = Left$(Folder, InStrRev(Folder, "\") - 1)
End Function

Sub KillPy()
    LienMort = False
End Sub

Function XLPy() As Object
    If LienMort Then Err.Raise 1000, "xlwings", "RPC server is unavailable"
    Set XLPy = New FauxPython
End Function

Function RunPython(PythonCommand As String)
    Recu = Recu & PythonCommand
End Function
