# الكتابة ببساطة: ما نقوله بلطف عن نص قصير. ليس إلزامًا أبدًا

# ما يمكن أن يكون أسهل. $word هي الكلمة أو قطعة النص، و $suggestion ما يمكن كتابته

readability-long-sentence = عدد كلمات هذه الجملة: { $count }. القراءة أسهل في جملتين.
readability-very-long-sentence = عدد كلمات هذه الجملة: { $count }. في آخرها ينسى القارئ أولها. اجعلوها جملتين أو ثلاث جمل.
readability-several-ideas = عدد الأفكار في هذه الجملة: { $count }. فكرة واحدة في كل جملة أوضح.
readability-long-word = عدد حروف «{ $word }»: { $count }. الكلمة الأقصر أسهل، إن وجدتم واحدة.
readability-long-word-in-parts = عدد حروف «{ $word }»: { $count }. القراءة أسهل مع شرطة: «{ $suggestion }».
readability-difficult-word = «{ $word }» صعبة على بعض الناس. الأبسط مثلًا: «{ $suggestion }».
readability-abbreviation = لا يعرف الجميع «{ $word }». اكتبوا الكلمات كاملة أيضًا.
readability-abbreviation-in-full = لا يعرف الجميع «{ $word }». اكتبوا الكلمات كاملة أيضًا: «{ $suggestion }».
readability-capitals = «{ $word }»: الكلمات المكتوبة بحروف كبيرة بطيئة القراءة. اكتبوها بحروف صغيرة.
readability-repeated-marks = «{ $word }»: علامة واحدة تكفي.
readability-double-space = هنا مسافة زائدة. مسافة واحدة بين كلمتين تكفي.

# هل النص سهل القراءة. النص القصير جدًا لا يأخذ جوابًا

readability-level-easy = هذا النص سهل القراءة.
readability-level-fair = قراءة هذا النص سهلة نوعًا ما. الجمل والكلمات الأقصر تساعد أكثر.
readability-level-hard = هذا النص صعب القراءة. الجمل والكلمات الأقصر تساعد.
