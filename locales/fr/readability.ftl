# Écrire simplement : ce que l'on dit avec douceur d'un texte court. Jamais une obligation

# Ce qui pourrait être plus facile. $word est le mot ou le morceau de texte, $suggestion ce que l'on peut écrire

readability-long-sentence = Cette phrase a { $count } mots. Elle se lit mieux en deux phrases.
readability-very-long-sentence = Cette phrase a { $count } mots : à la fin, on a oublié le début. Faites-en deux ou trois phrases.
readability-several-ideas = Cette phrase dit { $count } choses. Une seule idée par phrase, c'est plus clair.
readability-long-word = « { $word } » a { $count } lettres. Un mot plus court se lit mieux, si vous en trouvez un.
readability-long-word-in-parts = « { $word } » a { $count } lettres. Avec un trait d'union, il se lit mieux : « { $suggestion } ».
readability-difficult-word = « { $word } » est difficile pour certaines personnes. Plus simple, par exemple : « { $suggestion } ».
readability-abbreviation = Tout le monde ne connaît pas « { $word } ». Écrivez aussi les mots en entier.
readability-abbreviation-in-full = Tout le monde ne connaît pas « { $word } ». Écrivez aussi les mots en entier : « { $suggestion } ».
readability-capitals = « { $word } » : les mots en grandes lettres se lisent lentement. Écrivez-les en petites lettres.
readability-repeated-marks = « { $word } » : un seul signe suffit.
readability-double-space = Il y a un espace de trop. Un seul espace suffit entre deux mots.

# Si le texte est facile à lire. Un texte trop court ne reçoit pas de réponse

readability-level-easy = Ce texte est facile à lire.
readability-level-fair = Ce texte se lit assez bien. Des phrases et des mots plus courts aident encore.
readability-level-hard = Ce texte est difficile à lire. Des phrases et des mots plus courts aident.
