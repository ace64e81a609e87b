# ما يراه منسق البلدية، وما يراه من يقترح مكانًا

lists-title = قوائمي

reports-title = الأخطاء المبلغ عنها
reports-none = لا يوجد خطأ مبلَّغ عنه للمعالجة.
reports-total = { $count ->
    [one] رسالة واحدة ({ $count }) للمعالجة. الأقدم أولًا.
   *[other] عدد الرسائل للمعالجة: { $count }. الأقدم أولًا.
}
reports-read = قد تتحدث الرسائل عن أشخاص. نسجّل أي حساب قرأها.
reports-back = كل الأخطاء المبلغ عنها
report-read-title = خطأ مبلغ عنه
report-mend = تصحيح هذا المكان
report-see = عرض الصفحة العامة
report-outcome = ماذا فعلتم؟
report-choose = اختاروا جوابًا: تم التصحيح، أو لا يوجد خطأ، أو غير مفيد.
settle-as-mended = تم التصحيح
settle-as-nothing-wrong = لا يوجد خطأ
settle-as-not-useful = الرسالة غير مفيدة
settled-mended = تم تصحيح المكان.
settled-nothing-wrong = لم يكن هناك خطأ.
settled-not-useful = لم تكن الرسالة مفيدة.
answered-late = تمت معالجة هذا من قبل. لم يغيّر جوابكم شيئًا.
report-settled-at = تمت المعالجة يوم { $day } الساعة { $time }.
report-gone-on = ستحذف الرسالة يوم { $day }.

board-title = نظرة على البلديات
board-none = منظمتكم لا تنسق أي بلدية. اطلبوا التغيير ممن يدير هذا الموقع.
board-total = البلديات: { $communes }، الأماكن: { $places }، منها للتحقق: { $due }. الأكثر إلحاحًا أولًا.
board-csv = تنزيل هذا الجدول (CSV)
board-places = { $count ->
    [0] لا يوجد مكان معروف
    [one] مكان واحد ({ $count })
   *[other] الأماكن: { $count }
}
board-due = { $count ->
    [0] لا يوجد شيء للتحقق
    [one] مكان واحد للتحقق ({ $count })
   *[other] أماكن للتحقق: { $count }
}
board-reports = { $count ->
    [one] خطأ واحد مبلغ عنه ({ $count })
   *[other] أخطاء مبلغ عنها: { $count }
}
board-grade-fresh = مؤكَّد أو منشور قبل أقل من ستة أشهر:
board-grade-ageing = قبل أقل من سنتين:
board-grade-old = قبل سنتين أو أكثر:
board-grade-unknown = التاريخ غير معروف:
board-gone = لم تعد في قائمتها الأصلية:
board-missing = ينقص:
board-back = كل البلديات
board-commune-title = أماكن للتحقق: { $commune }
board-commune-none = لا يوجد مكان للتحقق منه في هذه البلدية.
stale-no-phone = الهاتف غير معروف.
stale-missing = للسؤال عنه: { $missing }.

calls-title = أماكن للاتصال بها
calls-none = لا يوجد مكان للاتصال به.
calls-total = { $count ->
    [one] مكان واحد ({ $count }) للاتصال به. الأقدم أولًا.
   *[other] أماكن للاتصال بها: { $count }. الأقدم أولًا.
}

reminders-title = التذكير بهذا المكان
reminders-saved = تم الحفظ.
reminder-months = كل كم شهر يجب التحقق من هذا المكان؟
reminder-every = { $months ->
    [one] كل شهر
    [two] كل شهرين
    [few] كل { $months } أشهر
    [many] كل { $months } شهرًا
   *[other] كل { $months } شهر
}
reminder-months-missing = اختاروا 3 أشهر أو 6 أشهر أو 12 شهرًا.
reminder-way = كيف تريدون أن تعرفوا؟
reminder-by-mail = بالبريد الإلكتروني
reminder-by-call = وضع المكان في قائمة الأماكن للاتصال بها
reminder-by-none = بدون تذكير: أنظر في قائمتي «المهام»
reminder-way-missing = اختاروا كيف تريدون أن تعرفوا.
reminder-address = عنوان البريد الإلكتروني
reminder-address-hint = لهذا التذكير فقط. نحذفه عندما تغادرون المنظمة، أو بعد سنتين بدون جواب.
reminder-address-missing = اكتبوا عنوان البريد الإلكتروني.
reminder-address-wrong = عنوان البريد الإلكتروني غير كامل. مثال: noor@mail.example

reminder-mail-subject = للتحقق: { $place }
reminder-mail-text =
    مرحبا،

    حان وقت التحقق من معلومات هذا المكان: { $place }.

    افتحوا هذه الصفحة. يمكنكم تأكيد كل شيء مرة واحدة، أو التصحيح:
    { $address }

    بالهاتف، بدون كمبيوتر: { $phone }

    وصلتكم هذه الرسالة لأن شخصًا من منظمتكم اختار هذا التذكير. لتغييره:
    { $change }

propose-link = اقتراح مكان لا نعرفه
propose-title = اقتراح مكان
propose-what = هل تعرفون مكانًا يساعد الناس في الأمور الرقمية؟ أخبرونا. لا تحتاجون إلى حساب، ولا نسأل عن اسمكم. يتحقق شخص قبل عرض المكان.
propose-name = اسم المكان
propose-name-missing = اكتبوا اسم المكان.
propose-near-missing = اكتبوا الرمز البريدي أو بلدية المكان.
propose-near-which = هناك أكثر من منطقة بهذا الاسم. اختاروا الصحيحة.
propose-street = الشارع والرقم، إذا كنتم تعرفونهما
propose-needs = أي مساعدة توجد هناك؟
propose-hours = أوقات العمل، إذا كنتم تعرفونها
propose-hours-hint = اكتبوا كما تريدون. مثال: lundi à vendredi, 9 h à 12 h
propose-phone = هاتف المكان
propose-website = موقع المكان
propose-website-wrong = هذا ليس عنوان موقع. مثال: www.place.example
propose-known = كيف تعرفون هذا المكان؟
propose-known-missing = قولوا كيف تعرفون هذا المكان.
known-by-works = أعمل هناك
known-by-knows = ذهبت إلى هناك من قبل
known-by-saw = رأيته أو سمعت عنه
propose-more = هل هناك شيء آخر؟
propose-too-long = هذا النص طويل جدًا: { $longest ->
    [one] حرف واحد
    [two] حرفان
    [few] { $longest } أحرف
    [many] { $longest } حرفًا
   *[other] { $longest } حرف
} على الأكثر. اختصروه.
propose-not-sent = لم يُرسَل شيء بعد. كل ما كتبتموه ما زال في الاستمارة.
propose-alike = هل هو أحد هذه الأماكن؟
propose-alike-other = إذا كان مكانًا آخر، أرسلوا مرة أخرى.
propose-hours-remark = لسنا متأكدين من فهم الساعات. يمكنكم كتابتها بطريقة أخرى، أو الإرسال هكذا: سيسأل شخص.

proposal-title = اقتراحكم
proposal-number-is = رقمكم:
proposal-ask = اكتبوا هذا الرقم. بهذا الرقم يمكنكم السؤال بالهاتف عما وصلنا إليه. هذه الصفحة تقول ذلك أيضًا.
proposal-state-proposed = وصل. سيتحقق شخص.
proposal-state-accepted = مقبول. المكان في القائمة.
proposal-state-refused = غير مقبول. المكان ليس في القائمة.
proposal-state-known = كنا نعرف هذا المكان من قبل.
proposal-then-proposed = شكرًا. قد يستغرق ذلك بضعة أسابيع.
proposal-then-accepted = شكرًا. يمكن للناس أن يجدوه الآن.
proposal-then-refused = شكرًا على كل حال. لمعرفة السبب، اتصلوا بنا.
proposal-then-known = شكرًا. يمكنكم الإبلاغ عن خطأ في صفحة المكان.

proposals-title = أماكن مقترحة
proposals-none = لا يوجد مكان مقترح للتحقق منه.
proposals-total = { $count ->
    [one] مكان واحد ({ $count }) للتحقق. الأقدم أولًا.
   *[other] أماكن للتحقق: { $count }. الأقدم أولًا.
}
proposals-back = كل الأماكن المقترحة
proposal-read-title = مكان مقترح
proposal-number = الرقم { $number }
proposed-by-works = يقول الشخص إنه يعمل هناك.
proposed-by-knows = يقول الشخص إنه ذهب إلى هناك.
proposed-by-saw = يقول الشخص إنه رآه أو سمع عنه.
proposal-alike = قد يكون مكانًا معروفًا
proposal-alike-which = أي واحد؟
proposal-is-known = نعرف هذا المكان من قبل
proposal-place-missing = اختاروا المكان المعروف من قبل.
proposal-accept-title = إضافة هذا المكان
proposal-accept-what = اتصلوا أولًا. يظهر الاسم والبلدية في كل الأحوال. ومن الباقي لا يظهر إلا ما تضعون عليه علامة.
proposal-checked = ما تحققت منه
proposed-needs = المساعدة:
proposed-street = الشارع:
proposed-hours = الساعات:
proposed-website = الموقع:
hours-taken-as = (فهمنا: { $hours })
hours-kept-as-written = (غير مفهوم: تبقى الكلمات كما هي)
proposal-accept = إضافة المكان
proposal-refuse-title = عدم إضافة هذا المكان
proposal-reason = لماذا؟
proposal-reason-missing = اختاروا لماذا لا يضاف المكان.
proposal-decision-missing = اختاروا قراركم.
refused-as-no-help = هذا المكان لا يساعد في الأمور الرقمية
refused-as-not-found = لم نتمكن من التحقق
refused-as-closed = هذا المكان مغلق نهائيًا
refused-as-not-public = لا يمكن للجميع الذهاب إليه
refused-as-not-useful = لا نفهم الاقتراح
proposal-refuse = عدم الإضافة
proposal-decided-on = تم القرار يوم { $day }.
proposed-source = اقترح هنا، تحقق منه { $organisation }
