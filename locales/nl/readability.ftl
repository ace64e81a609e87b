# Eenvoudig schrijven: wat we zacht over een korte tekst zeggen. Het moet nooit

# Wat makkelijker kan. $word is het woord of het stuk tekst, $suggestion wat er kan staan

readability-long-sentence = Deze zin heeft { $count } woorden. In twee zinnen leest hij makkelijker.
readability-very-long-sentence = Deze zin heeft { $count } woorden: op het einde ben je het begin vergeten. Maak er twee of drie zinnen van.
readability-several-ideas = Deze zin zegt { $count } dingen. Eén idee per zin is duidelijker.
readability-long-word = “{ $word }” heeft { $count } letters. Een korter woord leest makkelijker, als je er een vindt.
readability-long-word-in-parts = “{ $word }” heeft { $count } letters. Met een streepje leest het makkelijker: “{ $suggestion }”.
readability-difficult-word = “{ $word }” is moeilijk voor sommige mensen. Eenvoudiger is bijvoorbeeld: “{ $suggestion }”.
readability-abbreviation = Niet iedereen kent “{ $word }”. Schrijf ook de volledige woorden.
readability-abbreviation-in-full = Niet iedereen kent “{ $word }”. Schrijf ook de volledige woorden: “{ $suggestion }”.
readability-capitals = “{ $word }”: woorden in hoofdletters lezen traag. Schrijf ze in kleine letters.
readability-repeated-marks = “{ $word }”: één teken is genoeg.
readability-double-space = Er staat een spatie te veel. Eén spatie tussen twee woorden is genoeg.

# Of de tekst makkelijk te lezen is. Een te korte tekst krijgt geen antwoord

readability-level-easy = Deze tekst is makkelijk te lezen.
readability-level-fair = Deze tekst leest redelijk goed. Kortere zinnen en woorden helpen nog.
readability-level-hard = Deze tekst is moeilijk te lezen. Kortere zinnen en woorden helpen.
