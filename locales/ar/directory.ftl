# الدليل: العثور على مساعدة قريبة من البيت

home-title = إلى ماذا تحتاجون؟
home-own-words = أو قولوا ذلك بكلماتكم
home-lists = قوائم
need-procedures = القيام بمعاملة إدارية عبر الإنترنت
need-learn = تعلّم استعمال هاتفي أو الكمبيوتر
need-equipment = استعمال كمبيوتر أو الإنترنت أو طابعة
need-device = الحصول على كمبيوتر رخيص
need-safety = الأمان على الإنترنت
need-work = البحث عن عمل
need-children = مساعدة طفلي
need-unknown = لا أعرف

field-q = كلماتكم
field-q-hint = مثلًا: itsme، الضرائب، سيرة ذاتية، الهاتف ممتلئ. الأخطاء الإملائية ليست مشكلة.
field-near = الرمز البريدي أو البلدية
field-near-hint = مثلًا: 1000 أو Namur. يمكنكم ترك هذا فارغًا.
search-button = بحث
here-button = استعمال مكان وجودي
here-failed = جهازكم لا يعطي مكان وجوده. اكتبوا رمزكم البريدي.
chosen = لقد اخترتم:
where-title = أين تسكنون؟
where-everywhere = لا أريد أن أقول ذلك: عرض جميع الأماكن
back-start = العودة إلى البداية
back-place = العودة إلى المكان

search-title = مساعدة قريبة منكم
you-asked = تبحثون عن:
understood = «{ $words }»: { $needs }
understood-name = مكان اسمه «{ $words }»
near = قرب { $place }
open-at = مفتوح يوم { $day } في الساعة { $time }
formerly = { $old } هي الآن جزء من { $today }.
not-understood = لا نفهم «{ $words }». إليكم جميع الأماكن. يمكنكم أيضًا اختيار ما تحتاجون إليه في أسفل الصفحة، أو الاتصال بنا.
did-you-mean = هل تقصدون:
change-search = تغيير البحث
found-places = { $count ->
    [zero] لا يوجد أي مكان
    [one] مكان واحد
    [two] مكانان
    [few] { $count } أماكن
    [many] { $count } مكانًا
   *[other] { $count } مكان
}
page-of = (الصفحة { $page } من { $pages })
found-split = المناسب بالتأكيد: { $matching }{ $maybe ->
    [0] .
   *[other] ، وربما: { $maybe }.
}
far-away = لا نعرف بعد مكانًا قرب { $place }. أقرب مكان على بعد { $distance }. اتصلوا بنا، أو اسألوا بلديتكم أو مركز المساعدة الاجتماعية CPAS.
within = على بعد { $kilometres } كم على الأكثر
pages = الصفحات
previous = الصفحة السابقة
next = الصفحة التالية
all-places-title = الأماكن
matching-title = هذه الأماكن مناسبة
unknown-title = قد تكون هذه الأماكن مناسبة
unknown-what = لا نعرف كل شيء عن هذه الأماكن. اسألوا بالهاتف قبل الذهاب إليها.
keep = الاحتفاظ به في قائمتي
kept-elsewhere = موجود في قائمتكم من صفحة أخرى: { $count }
make-shortlist = إعداد قائمة للطباعة
map-title = على الخريطة
map-same-numbers = خريطة بنفس أرقام القائمة
map-place = خريطة: أين يوجد هذا المكان
map-legend = الأرقام هي أرقام القائمة.
map-legend-place = الدائرة الصغيرة: هذا المكان.
map-legend-area = دائرة كبيرة: نعرف الرمز البريدي ولا نعرف العنوان.
map-legend-you = المثلث: المكان الذي نحسب منه المسافة.
also-listed = انظر أيضًا:
nothing-title = لم نجد شيئًا
nothing-what = حاولوا باختيارات أقل، أو اسألوا شخصًا.
nothing-all-near = عرض جميع الأماكن القريبة منكم
remote-title = مساعدة عن بُعد
remote-what = بالهاتف أو عبر الإنترنت، بدون تنقّل.
remote-maybe = قد تكون هذه مناسبة. لا نعرف كل شيء: اسألوا أولًا.
website-unknown = الموقع غير معروف: اسألونا.
remote-all = عرض كل المساعدة عن بعد ({ $count })
almost-title = هذه الأماكن مناسبة تقريبًا
almost-because = غير مناسب: { $reasons }
because-need = نوع آخر من المساعدة
because-words = اسم آخر
because-when = مغلق في ذلك الوقت
because-language = لغة أخرى
because-setting = لا مساعدة بهذه الطريقة (بشكل فردي أو ضمن مجموعة)
because-mode = لا مساعدة بهذه الطريقة (في المكان نفسه أو في البيت أو عن بُعد)
because-wheelchair = درج عند المدخل
because-free = ليس مجانيًا
because-radius = بعيد جدًا

field-need = ما الذي تحتاجون إليه؟
field-when = متى؟
field-language = بأي لغة؟
field-setting = مع أشخاص آخرين؟
field-mode = أين؟
field-other = رغبات أخرى
any = لا يهم
when-now = الآن
when-today = اليوم
when-evening = في المساء، بعد الساعة 18:00
when-weekend = في نهاية الأسبوع
setting-individual = بشكل فردي مع شخص يساعد
setting-group = ضمن مجموعة
mode-on-site = في المكان نفسه
mode-home = في بيتي
mode-remote = بالهاتف أو عبر الإنترنت
wish-wheelchair = مدخل بدون درج، للكرسي المتحرك
wish-free = مجاني

wrong-need = لا نعرف هذه الحاجة. اختاروا من القائمة.
wrong-language = تُكتب اللغة بحرفين، مثلًا fr.
wrong-when = اختاروا وقتًا من القائمة.
# العلامتان غير المرئيتين تحفظان ترتيب الأرقام من اليسار إلى اليمين.
wrong-open-at = اكتبوا التاريخ والوقت هكذا: { "\u2066" }2026-11-23T10:00{ "\u2069" }.
wrong-setting = اختاروا: بشكل فردي أو ضمن مجموعة.
wrong-mode = اختاروا: في المكان نفسه، أو في بيتي، أو عن بُعد.
wrong-yes = لهذا الاختيار، اكتبوا 1 أو 0.
wrong-radius = المسافة هي عدد من الكيلومترات، من 1 إلى 1000.
wrong-number = يجب كتابة عدد صحيح.
wrong-query = يحتوي عنوان هذه الصفحة على شيء لا نفهمه.
wrong-commune = لا نجد هذه البلدية. تحققوا من الاسم، أو اكتبوا الرمز البريدي.
wrong-commune-ended = لم تعد هذه البلدية موجودة، ولا نعرف في أي بلدية تقع اليوم. اكتبوا الرمز البريدي.
wrong-postcode = هذا الرمز البريدي غير موجود في بلجيكا. يتكوّن الرمز من أربعة أرقام، مثلًا 1000.
wrong-outside = هذا المكان ليس في بلجيكا. اكتبوا رمزكم البريدي.

which-title = أي بلدية تقصدون؟
which-what = «{ $near }» قد يعني أكثر من منطقة. اختاروا واحدة.

distance-about = على بُعد حوالي { $distance }
distance-same-postcode = في منطقة رمزكم البريدي
distance-same-commune = في هذه البلدية
where-remote = عن بُعد
where-online = عبر الإنترنت
where-ask = المكان: يُرجى السؤال عنه
where-mobile = هذا المكان متنقّل. هو مسجّل في { $town }: اسألوا أين هو.
where-town = { $town } (العنوان: يُرجى السؤال عنه)
opening-open-until = مفتوح حتى { $time }
opening-open = مفتوح
opening-fits = مفتوح { $span }
opening-closed-opens = مغلق، يفتح { $moment }
opening-closed = مغلق
opening-appointment = بموعد مسبق: اتصلوا أولًا
opening-unknown = أوقات العمل غير معروفة: اسألوا بالهاتف
opening-unknown-call-us = أوقات العمل ورقم الهاتف غير معروفين: اتصلوا بنا
caution-public-holiday = هذا يوم عطلة رسمية: اسألوا أولًا هل المكان مفتوح.
caution-community-day = هذا يوم عطلة لبعض المصالح العمومية: اسألوا أولًا هل المكان مفتوح.
phone = الهاتف:
phone-unknown = غير معروف. اسألونا:
phone-unknown-call-us = رقم الهاتف غير معروف: اتصلوا بنا
languages-spoken = يتكلمون هنا: { $languages }
for-whom = لمن:
known-free-yes = مجاني
known-free-no = ليس مجانيًا
known-membership-yes = العضوية مطلوبة
known-membership-no = العضوية غير مطلوبة
known-identity-card-yes = بطاقة الهوية مطلوبة
known-identity-card-no = لا حاجة إلى بطاقة الهوية
known-appointment-yes = يجب أخذ موعد
known-appointment-no = بدون موعد
known-wheelchair-yes = مدخل بدون درج
known-wheelchair-no = يوجد درج عند المدخل
ask-before = غير معروف، اسألوا عن: { $things }
ask-need = هل يساعدون في هذا
ask-words = الاسم
ask-when = أوقات العمل
ask-language = اللغة
ask-setting = مساعدة فردية أو جماعية
ask-mode = طريقة المساعدة
ask-wheelchair = الدرج عند المدخل
ask-free = السعر
ask-radius = العنوان
ask-membership = بطاقة العضوية
ask-identity-card = بطاقة الهوية
ask-appointment = الموعد
confirmed-on = معلومات مؤكَّدة بتاريخ { $day }
# A document may be dated by its month only ("avril 2021"): no preposition stands before the date.
stated-on = بحسب وثيقة ({ $day }). لم يؤكّدها أحد منذ ذلك الوقت.
never-confirmed = لا نعرف تاريخ هذه المعلومات.
dated-old = عمر هذه المعلومات سنتان أو أكثر: اسألوا قبل أن تذهبوا.
dated-gone = القائمة التي جاء منها هذا المكان لم تعد تذكره منذ { $day }: اسألوا قبل أن تذهبوا.

around-title = مساعدة قرب { $place }
around-former = بلديات سابقة: { $names }
print-ask = اتصلوا بالهاتف قبل الذهاب: اسألوا عن أوقات العمل، والسعر، وبطاقة الهوية، والموعد، والدرج عند المدخل. إذا لم يُذكر هنا رقم هاتف المكان، فاتصلوا بنا.
around-need = إلى ماذا تحتاجون؟
around-places = أقرب الأماكن
around-nothing = لا نعرف أي مكان بعد. اسألوا شخصًا: رقم الهاتف في أسفل هذه الصفحة.
around-all = عرض جميع الأماكن، من الأقرب إلى الأبعد
around-postcodes = حسب الرمز البريدي

several-places = تتحدث الوثيقة عن عدة أماكن ولا تذكر ما هي. اسألونا.
phone-title = الهاتف
where-heading = أين
all-in-commune = جميع الأماكن في { $commune }
run-by = المنظمة المسؤولة
website = الموقع الإلكتروني
email = البريد الإلكتروني
help-with = يساعدونكم في
help-with-unknown = لا نعرف: اسألوا قبل الذهاب.
promised-by-label = تعد بذلك علامة الجودة
before-you-go = قبل الذهاب
question-free = هل هو مجاني؟
question-membership = هل العضوية مطلوبة؟
question-identity-card = هل بطاقة الهوية مطلوبة؟
question-appointment = هل يجب أخذ موعد؟
question-wheelchair = هل يوجد مدخل بدون درج؟
question-individual = هل توجد مساعدة فردية؟
question-group = هل توجد مساعدة جماعية؟
price-title = السعر
access-title = الدخول
region-brussels = لكل منطقة بروكسل العاصمة
region-wallonia = لكل والونيا
region-flanders = لكل فلاندرز
answer-yes = نعم
answer-no = لا
answer-unknown = غير معروف: يُرجى السؤال
languages-title = اللغات
hours-title = أوقات العمل
hours-ahead = الأيام الأربعة عشر القادمة
hours-said = ما يكتبه المصدر عن أوقات العمل:
hours-span = من { $from } إلى { $to }
hours-appointment = { $span } (بموعد مسبق)
hours-unknown = { $span } (يُرجى السؤال)
hours-closed = مغلق
public-holiday = عطلة رسمية
label-promises = ما تعد به علامة الجودة
label-promises-what = هذه الوعود تخص جميع الأماكن التي لديها علامة الجودة هذه. وهي ليست أوقات العمل ولا الأسعار في هذا المكان.
source = المصدر:
how-we-know = من أين جاءت هذه المعلومات
something-wrong = الإبلاغ عن خطأ حول هذا المكان

organisation-charity = جمعية
organisation-library = مكتبة
organisation-commune = بلدية
organisation-cpas = CPAS (المركز العام للمساعدة الاجتماعية)
organisation-training = مؤسسة للتدريب
organisation-company = شركة
organisation-public = مؤسسة عمومية
organisation-network = شبكة
organisation-other = منظمة
its-places = الأماكن التابعة لها
its-places-none = لا نعرف أي مكان تابع لهذه المنظمة.

listings-title = قوائم مفيدة
listings-lead = تجمع هذه القوائم منظمات وأدوات حسب الموضوع.
listings-none = لا توجد قوائم هنا بعد.
open-data-title = بيانات مفتوحة
open-data-what = يمكنكم نسخ هذه المعلومات واستعمالها. اذكروا مصدرها.
open-data-csv = جدول (CSV)
open-data-geojson = خريطة (GeoJSON)
open-data-openapi = للبرامج (OpenAPI)
open-data-json = كل الأماكن بالتفصيل (JSON)
data-title = بياناتنا
data-lead = ما نعرفه عن الأماكن مفتوح للجميع: للقراءة والنسخ والنشر في مكان آخر.
data-state = إلى أين وصلنا
data-places = الأماكن
freshness-fresh = معلومات عمرها أقل من ستة أشهر
freshness-ageing = عمرها أقل من سنتين
freshness-old = عمرها سنتان أو أكثر
freshness-unknown = تاريخها غير معروف
data-gone = لم تعد مذكورة في القائمة التي جاءت منها
data-score = متوسط الجودة، من 0 إلى 1
data-fresh-what = المكان الذي معلوماته قديمة يبقى معروضًا. عند تساوي المسافة تأتي المعلومات الأحدث أولًا.
data-take = تنزيل البيانات
data-licence = الشروط
data-licence-what = عملنا في جمع المعلومات حر: CC0 1.0. المعلومات نفسها تأتي من وثائق. إذا وضعت وثيقة شروطًا فإنها تبقى سارية. اذكروا دائمًا مصدر البيانات.
data-licence-of = { $source }: { $licence }
data-follow = إبقاء نسخة محدَّثة
data-follow-what = خذوا أولًا كل شيء بصيغة JSON. في بداية الملف يوجد رقم اسمه «position». ثم اسألوا عمّا تغيّر بعده، بالعنوان أدناه. كل تغيير يعطي المكان كما هو الآن، أو يقول إنه لم يعد موجودًا. إذا قال الجواب «complete: false» فخذوا كل شيء من جديد.
data-criteria = ما نريد أن نعرفه عن كل مكان
data-criteria-what = كل سطر يساوي عُشر الجودة. العلامة المنخفضة لا تُخفي أي مكان.
quality-address = أين هو: الشارع والبلدية
quality-needs = بماذا يساعدون هناك
quality-hours = متى يكون مفتوحًا، أو هل يلزم موعد
quality-phone = رقم هاتف
quality-other-contact = بريد إلكتروني أو موقع
quality-price = هل هو مجاني
quality-languages = اللغات التي يتكلمونها هناك
quality-steps = هل توجد درجات عند المدخل
quality-description = بضع جمل للشرح
quality-freshness = مؤكَّد أو منشور قبل أقل من ستة أشهر؛ بعد سنتين لا تُحسب هذه النقطة
mend-address = الشارع والبلدية
mend-needs = بماذا يساعدون هناك
mend-hours = أوقات الفتح
mend-phone = الهاتف
mend-other-contact = بريد إلكتروني أو موقع
mend-price = السعر
mend-languages = اللغات
mend-steps = الدرجات عند المدخل
mend-description = بضع جمل للشرح
mend-freshness = التاريخ: يحتاج إلى تأكيد
data-embed = عرض القائمة على موقعكم
data-embed-what = يمكن لبلدية أو لمركز خدمة اجتماعية (CPAS) أو لمكتبة أن تعرض الأماكن القريبة على موقعها. انسخوا هذا النص في صفحتكم. ضعوا رمز NIS الخاص ببلديتكم مكان 21004. ولرمز بريدي واحد أضيفوا مثلًا ?postcode=1000 بعد الرمز.
embed-title = مساعدة رقمية: { $place }
embed-wrong-postcode = هذا الرمز البريدي ليس في هذه البلدية.
listing-incomplete = هذه القائمة غير كاملة: جزء منها منشور في مكان آخر.
listing-empty = تتحدث الوثيقة عن هذه القائمة، لكن القائمة ليست فيها. اسألوا شخصًا.
listing-ask = يُرجى السؤال: لا تذكر الوثيقة هل ما زال هذا موجودًا، ولا بأي شروط.

shortlist-title = قائمتكم
shortlist-what = اطبعوا هذه الصفحة، أو أرسلوا عنوانها الإلكتروني. نحن لا نحتفظ بأي شيء.
shortlist-empty = قائمتكم فارغة. ابحثوا عن أماكن وضعوا علامة على «الاحتفاظ به في قائمتي».
shortlist-missing = { $count ->
    [zero] جميع الأماكن في قائمتكم ما زالت موجودة.
    [one] مكان واحد من قائمتكم لم يعد موجودًا.
    [two] مكانان من قائمتكم لم يعودا موجودين.
    [few] { $count } أماكن من قائمتكم لم تعد موجودة.
    [many] { $count } مكانًا من قائمتكم لم تعد موجودة.
   *[other] { $count } مكان من قائمتكم لم تعد موجودة.
}
shortlist-too-many = تحتوي القائمة على عشرة أماكن على الأكثر. إليكم العشرة الأولى.

report-title = الإبلاغ عن خطأ
report-what = شكرًا على مساعدتكم. لا تذكروا اسمكم: لسنا بحاجة إليه.
report-subject = ما الخطأ؟
subject-closed = المكان مغلق نهائيًا
subject-hours = أوقات العمل
subject-address = العنوان
subject-phone = الهاتف
subject-services = المساعدة المقدَّمة
subject-price = السعر
subject-access = المدخل أو طريقة الدخول
subject-other = شيء آخر
report-message = اشرحوا، إذا أردتم
report-message-hint = الحد الأقصى لعدد الحروف: { $longest }. لا تكتبوا أي شيء شخصي.
report-send = إرسال
report-subject-missing = اختاروا ما هو الخطأ.
report-message-missing = قولوا ببضع كلمات ما هو الخطأ.
report-message-too-long = نصّكم طويل جدًا. الحد الأقصى لعدد الحروف: { $longest }. اختصروا النص.
form-problems = لم يُرسَل أي شيء. بقي شيء يجب تصحيحه:
thanks-title = شكرًا
thanks-what = سيتحقق شخص من ذلك. لم نحتفظ باسمكم ولا بعنوان جهازكم على الإنترنت.
