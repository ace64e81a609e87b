# Writing plainly: what we say gently of a short text. Never an obligation

# What could be easier. $word is the word or the piece of text, $suggestion what could stand there

readability-long-sentence = This sentence has { $count } words. It reads better as two sentences.
readability-very-long-sentence = This sentence has { $count } words: by the end, the reader has forgotten the beginning. Make two or three sentences of it.
readability-several-ideas = This sentence says { $count } things. One idea in a sentence is clearer.
readability-long-word = “{ $word }” has { $count } letters. A shorter word reads better, if you find one.
readability-long-word-in-parts = “{ $word }” has { $count } letters. With a hyphen it reads better: “{ $suggestion }”.
readability-difficult-word = “{ $word }” is difficult for some people. Simpler, for example: “{ $suggestion }”.
readability-abbreviation = Not everyone knows “{ $word }”. Please write the full words too.
readability-abbreviation-in-full = Not everyone knows “{ $word }”. Please write the full words too: “{ $suggestion }”.
readability-capitals = “{ $word }”: words in capital letters read slowly. Write them in small letters.
readability-repeated-marks = “{ $word }”: one mark is enough.
readability-double-space = There is a space too many. One space between two words is enough.

# Whether the text is easy to read. A text that is too short gets no answer

readability-level-easy = This text is easy to read.
readability-level-fair = This text reads fairly well. Shorter sentences and words would help more.
readability-level-hard = This text is hard to read. Shorter sentences and words help.
