# الحسابات: تسجيل الدخول والخروج واختيار الدور

sign-in-title = تسجيل الدخول
sign-in-for-whom = هذه الصفحة للأشخاص الذين يعملون في مكان أو في منظمة.
sign-in-find-help = البحث عن مساعدة: بدون حساب
sign-in-first = الصفحة التي طلبتموها تتطلب تسجيل الدخول أولاً.
sign-in-name = اسم الدخول
sign-in-name-hint = عنوان بريد إلكتروني أو اسم آخر، كما اخترتموه.
sign-in-password = كلمة السر
sign-in-public-computer = أشخاص آخرون يستعملون هذا الحاسوب
sign-in-public-computer-hint = يتوقف الدخول بعد 5 دقائق بدون أي عمل. لا يبقى شيء على الحاسوب.
sign-in-button = متابعة
sign-in-invited = وصلتني دعوة
sign-in-lost = هل فقدتم كلمة السر؟
sign-in-lost-code = ليس عندكم رمز؟
sign-in-lost-what = اطلبوا رمزاً جديداً من الشخص الذي يدير حسابات منظمتكم، أو اتصلوا بنا. الرقم في الأسفل.
sign-in-wrong = الاسم أو كلمة السر غير صحيح. تحققوا وحاولوا من جديد.
sign-in-blocked = { $minutes ->
    [one] محاولات كثيرة. انتظروا دقيقة وحاولوا من جديد.
   *[other] محاولات كثيرة. انتظروا { $minutes } دقائق وحاولوا من جديد.
}
sign-in-too-late = انتهى الوقت. ابدؤوا من جديد بالاسم وكلمة السر.
sign-in-other-ways = يمكنكم أيضاً الاتصال بنا أو الحضور أو الكتابة: انظروا أسفل الصفحة.
sign-in-code-title = رمزكم
sign-in-code-what = افتحوا التطبيق الذي يعطي الرموز، أو خذوا قائمة الرموز المطبوعة.
sign-in-code = الرمز
sign-in-code-hint = 6 أرقام من التطبيق، أو 16 رقماً من القائمة.
sign-in-code-wrong = هذا الرمز غير صحيح أو استُعمل من قبل. خذوا الرمز التالي.
sign-in-again = البدء من جديد باسم آخر
signed-out-title = انتهى: تم تسجيل خروجكم
signed-out-what = لا يبقى شيء على هذا الحاسوب. يمكنكم ترك المكان.
signed-out-again = تسجيل الدخول من جديد
hats-title = لمن تعملون الآن؟
hats-what = لديكم أدوار عدة. اختاروا واحداً. يمكنكم التغيير في أي وقت.
hats-none = لم يعد لحسابكم دور في منظمة. اطلبوا دعوة من الشخص الذي يدير الحسابات، أو اتصلوا بنا.
hats-legend = دوري
hats-button = متابعة
hats-choose-one = اختاروا دوراً.
role-mediator = الوساطة الرقمية
role-place_manager = إدارة مكان
role-referrer = التوجيه
role-coordinator = التنسيق
role-administrator = إدارة الحسابات
