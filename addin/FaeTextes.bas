Attribute VB_Name = "FaeTextes"
Option Explicit
Option Private Module

' The sentences said before Python runs. Source text is ASCII: accents are written as in HTML.
Public Function FaeTexte(ByVal cle As String) As String
    Select Case cle
        Case "mac"
            FaeTexte = "Les boutons fonctionnent dans Excel pour Windows seulement. Sur Mac, les formules du classeur " & _
                "calculent, mais les rapports se font avec la commande &laquo;&nbsp;fae&nbsp;&raquo;."
        Case "protege"
            FaeTexte = "Ce fichier est ouvert en mode prot&eacute;g&eacute;. Cliquez sur " & _
                "&laquo;&nbsp;Activer la modification&nbsp;&raquo; dans la barre jaune, puis recommencez."
        Case "classeur"
            FaeTexte = "Aucun classeur n'est ouvert. Ouvrez un classeur ou cr&eacute;ez-en un, puis recommencez."
        Case "python"
            FaeTexte = "Le programme FAE n'est pas install&eacute; sur cet ordinateur. " & _
                "Lancez INSTALLER.bat, puis recommencez."
        Case "version"
            FaeTexte = "Ce fichier et le programme FAE install&eacute; ne sont pas de la m&ecirc;me version. " & _
                "Fermez Excel, lancez INSTALLER.bat, puis ouvrez le fichier FAE_2026.xlsm qu'il a install&eacute;."
        Case "formule"
            FaeTexte = "Calcul impossible&nbsp;: onglet FAE 2026, bouton V&eacute;rifier l'installation"
        Case Else
            FaeTexte = "Le programme FAE n'a pas pu d&eacute;marrer. Fermez Excel et recommencez&nbsp;; si cela " & _
                "continue, ouvrez le classeur et lancez LANCER_OUTIL.bat. D&eacute;tail pour votre informaticien&nbsp;:"
    End Select
    FaeTexte = FaeAccents(FaeTexte)
End Function

Private Function FaeAccents(ByVal texte As String) As String
    texte = Replace(texte, "&eacute;", ChrW(233))
    texte = Replace(texte, "&ecirc;", ChrW(234))
    texte = Replace(texte, "&laquo;", ChrW(171))
    texte = Replace(texte, "&raquo;", ChrW(187))
    FaeAccents = Replace(texte, "&nbsp;", ChrW(160))
End Function
