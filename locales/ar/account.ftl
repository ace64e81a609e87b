# الحساب: ما يحتفظ به كل شخص بنفسه

confirm-title = هل هذا أنتم حقًا؟
confirm-what = لما تريدون فعله، أدخلوا مرة أخرى كلمة السر ورمزًا جديدًا. يسري ذلك 5 دقائق.
confirm-wrong = كلمة السر أو الرمز غير صحيح. يُستعمل الرمز مرة واحدة فقط.
account-back = العودة إلى حسابي
paper-title = رموزكم على الورق
paper-what = يُستعمل كل رمز مرة واحدة. اشطبوا الرمز بعد استعماله. احفظوا القائمة بعيدًا عن الحاسوب، مثل المفتاح.
paper-once = هذه الصفحة لا تعود. اطبعوها أو انسخوا الرموز الآن. القائمة القديمة لا تُحتسب بعد الآن.
paper-done = لديّ القائمة: متابعة
paper-lost = ضاعت القائمة أو سُرقت؟ أخبروا الشخص الذي يدير حسابات منظمتكم، أو اتصلوا بنا:
account-moment = { $day }، { $time }
account-done-kept = تم الحفظ.
account-done-password = كلمة السر الجديدة سارية الآن. انتهت عمليات تسجيل الدخول الأخرى.
account-done-app = التطبيق ساري الآن. احتفظوا أيضًا بقائمتكم الورقية.
account-done-app-removed = لم يعد التطبيق ساريًا. استعملوا قائمتكم الورقية.
account-done-no-codes = لم يبق أي رمز على الورق. أنشئوا أولًا قائمة جديدة، ثم أزيلوا التطبيق.
account-done-ended = تم: انتهى تسجيل الدخول هذا.
account-sign-in-name = اسم الدخول: { $name }
account-name = اسمكم على الشاشة
account-name-hint = يراه زملاؤكم أيضًا.
account-name-problem = اكتبوا اسمكم: من 1 إلى 80 حرفًا.
account-language = لغة ما نرسله إليكم
account-language-problem = اختاروا لغة من القائمة.
account-email = البريد الإلكتروني
account-email-hint = ليس إلزاميًا. يُستعمل فقط للكتابة إليكم، ويمكنكم حذفه. لا تُرسل كلمة السر أبدًا بالبريد الإلكتروني.
account-email-problem = البريد الإلكتروني غير كامل. مثال: noor@example.be. يمكنكم أيضًا تركه فارغًا.
account-keep = حفظ
account-hats = أدواري
account-hat-until = حتى { $day } ضمنًا.
account-hat-worn = تعملون الآن بهذا الدور.
account-change-hat = تغيير الدور
account-proof = كلمة السر والرموز
account-has-app = يعطيكم تطبيق رموزكم.
account-has-no-app = لا يوجد تطبيق يعطي رموزًا.
account-codes-left = { $count ->
    [0] لم يبق أي رمز على الورق.
   *[other] الرموز الباقية على الورق: { $count }.
}
account-few-codes = { $count ->
    [0] لم يبق أي رمز على الورق. من دون قائمة جديدة لن تستطيعوا تسجيل الدخول.
   *[other] الرموز الباقية على الورق: { $count }. أنشئوا قائمة جديدة قريبًا.
}
account-sign-ins = عمليات تسجيل الدخول
account-sign-ins-what = لا تعرفون إحداها؟ أنهوها ثم غيّروا كلمة السر.
account-device-unknown = جهاز غير معروف
account-this-one = هذا الجهاز
account-public-computer = حاسوب يستعمله آخرون
account-began = البداية: { $moment }.
account-last-seen = آخر زيارة: { $moment }.
account-end-one = إنهاء تسجيل الدخول الذي بدأ { $moment }
account-end-others = إنهاء كل عمليات تسجيل الدخول الأخرى
account-password-title = تغيير كلمة السر
account-password-what = تنتهي عمليات تسجيل الدخول الأخرى عندما تتغير كلمة السر.
account-password-new = كلمة السر الجديدة
account-password-hint = 12 حرفًا أو أكثر. تكفي ثلاث كلمات لا علاقة بينها.
account-password-again = كلمة السر نفسها مرة أخرى
account-password-differs = كلمتا السر غير متطابقتين. اكتبوهما مرة أخرى.
account-password-short = كلمة السر هذه قصيرة جدًا. يلزم 12 حرفًا أو أكثر.
account-password-long = كلمة السر هذه طويلة جدًا. استعملوا أقل من 500 حرف.
account-password-simple = كلمة السر هذه سهلة التخمين. استعملوا ثلاث كلمات لا علاقة بينها.
account-codes-title = إنشاء قائمة رموز جديدة
account-codes-what = تحصلون على 40 رمزًا جديدًا للطباعة أو للنسخ. القائمة القديمة لا تُحتسب بعد الآن.
account-codes-make = إنشاء القائمة الآن
account-app-title = استعمال تطبيق يعطي رموزًا
account-app-what = يلزمكم هاتف فيه تطبيق رموز. يعمل أيضًا من دون شبكة. التطبيق الذي كان مربوطًا من قبل لا يُحتسب بعد الآن.
account-app-scan = ربط التطبيق
account-app-picture = صورة تقرؤها كاميرا التطبيق. المفتاح مكتوب أيضًا في الأسفل.
account-app-here = هل أنتم على هذا الهاتف؟ افتحوا التطبيق
account-app-type = أو اكتبوا هذا المفتاح في التطبيق:
account-app-code = الرمز الذي يعرضه التطبيق
account-app-code-hint = 6 أرقام. لا يسري التطبيق إلا بعد هذا الرمز.
account-app-wrong = هذا الرمز غير صحيح. انتظروا الرمز التالي وحاولوا من جديد. يجب أن تكون ساعة الهاتف مضبوطة.
account-app-set-up = ربط
account-app-remove = التوقف عن استعمال التطبيق
