Option VBASupport 1
' What the tests call: a situation is set up, one of our procedures runs, what came of it is returned.

Function Installer(version As String)
    Chemin = "C:\FAE\python\pythonw.exe"
    Serveur = "True"
    Disque = "|C:\FAE\python\pythonw.exe|C:\FAE\xlwings64-0.37.8.dll|C:\FAE\python\xlwings32-0.37.8.dll|"
    VersionXlwings = XLWINGS_VERSION
    VersionFae = version
    LienMort = False
    Recu = ""
End Function

Function Presser(bouton As String)
    Dim controle As Object
    Set controle = New FauxControle
    controle.ID = bouton
    Recu = ""
    BOUTON_DU_RUBAN controle
    Presser = Recu
End Function

Function Obstacle(situation As String, version As String)
    Installer version
    Select Case situation
        Case "python absent": Disque = ""
        Case "lien absent": Disque = "|C:\FAE\python\pythonw.exe|"
        Case "autre xlwings": VersionXlwings = "0.36.0"
        Case "autre majeure": VersionFae = "9.0.0"
        Case "autre mineure": VersionFae = Left(version, InStr(version, ".")) & "99.7"
        Case "python du systeme": Chemin = "pythonw": Disque = ""
        Case "sans serveur": Serveur = "False": Disque = "|C:\FAE\python\pythonw.exe|"
        Case "lien mort": LienMort = True
    End Select
    Obstacle = FaeObstacle()
End Function

Function PresserMalgre(situation As String, version As String)
    Obstacle situation, version
    PresserMalgre = Presser("fae_scorer")
End Function
