# Einfach schreiben: was wir freundlich zu einem kurzen Text sagen. Nie eine Pflicht

# Was leichter sein kann. $word ist das Wort oder das Stück Text, $suggestion was dort stehen kann

readability-long-sentence = Dieser Satz hat { $count } Wörter. In zwei Sätzen liest er sich leichter.
readability-very-long-sentence = Dieser Satz hat { $count } Wörter: Am Ende hat man den Anfang vergessen. Machen Sie zwei oder drei Sätze daraus.
readability-several-ideas = Dieser Satz sagt { $count } Dinge. Ein Gedanke pro Satz ist klarer.
readability-long-word = „{ $word }“ hat { $count } Buchstaben. Ein kürzeres Wort liest sich leichter, wenn Sie eines finden.
readability-long-word-in-parts = „{ $word }“ hat { $count } Buchstaben. Mit einem Bindestrich liest es sich leichter: „{ $suggestion }“.
readability-difficult-word = „{ $word }“ ist für manche Menschen schwer. Einfacher ist zum Beispiel: „{ $suggestion }“.
readability-abbreviation = Nicht alle kennen „{ $word }“. Schreiben Sie auch die ganzen Wörter.
readability-abbreviation-in-full = Nicht alle kennen „{ $word }“. Schreiben Sie auch die ganzen Wörter: „{ $suggestion }“.
readability-capitals = „{ $word }“: Wörter in Großbuchstaben lesen sich langsam. Schreiben Sie nur den ersten Buchstaben groß, wo es nötig ist.
readability-repeated-marks = „{ $word }“: Ein Zeichen genügt.
readability-double-space = Hier steht ein Leerzeichen zu viel. Zwischen zwei Wörtern genügt eines.

# Ob der Text leicht zu lesen ist. Ein zu kurzer Text bekommt keine Antwort

readability-level-easy = Dieser Text ist leicht zu lesen.
readability-level-fair = Dieser Text liest sich ganz gut. Kürzere Sätze und Wörter helfen noch.
readability-level-hard = Dieser Text ist schwer zu lesen. Kürzere Sätze und Wörter helfen.
