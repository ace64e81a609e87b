# الاستيراد: ما يقوله التقرير عن كل سطر، وكيف يُصحَّح في المصدر

# ما نقوله عن قيمة

import-reason-unknown-value = هذه الكلمة ليست في قائمة الكلمات المعروفة لهذا الحقل.
import-mend-unknown-value = اكتبوا كلمة من القائمة، أو أضيفوا هذه الكلمة إلى ملف المطابقة.
import-reason-zero-restored = كان الصفر ناقصًا في البداية. لقد أعدناه.
import-mend-zero-restored = لا داعي لفعل أي شيء.
import-reason-plus-restored = كانت علامة الزائد ناقصة في بداية الرقم. لقد أعدناها.
import-mend-plus-restored = لا داعي لفعل أي شيء.
import-reason-from-serial = حوّل برنامج الجداول هذا التاريخ إلى عدد. لقد أعدناه إلى تاريخ.
import-mend-from-serial = لا داعي لفعل أي شيء.
import-reason-swapped = كان خط العرض مكان خط الطول. لقد أعدنا كل واحد إلى مكانه.
import-mend-swapped = لا داعي لفعل أي شيء.
import-reason-scheme-added = كانت بداية عنوان الموقع ناقصة. لقد أضفنا https://.
import-mend-scheme-added = لا داعي لفعل أي شيء.
import-reason-taken-from-address = كان الرمز البريدي والبلدية داخل العنوان. لقد وضعنا كل واحد في حقله.
import-mend-taken-from-address = لا داعي لفعل أي شيء.
import-reason-other-words-left-out = كانت في هذه الخلية كلمات أو أرقام أخرى. لم نأخذها.
import-mend-other-words-left-out = تحققوا: هل ينقص شيء مهم؟ ضعوا الباقي في عمود آخر.
import-reason-placeholder = هذه الأرقام تملأ الخانة فقط. هذا ليس رقمًا حقيقيًا.
import-mend-placeholder = اكتبوا الرقم الحقيقي، أو اتركوا الخلية فارغة.
import-reason-no-point = خط العرض وخط الطول صفر. المكان ليس هناك.
import-mend-no-point = اكتبوا الإحداثيات الحقيقية، أو اتركوا الخليتين فارغتين.
import-reason-half-a-point = خط العرض أو خط الطول ناقص.
import-mend-half-a-point = اكتبوا الإحداثيتين معًا، أو اتركوا الخليتين فارغتين.
import-reason-outside-country = هذه النقطة ليست في بلد المكان.
import-mend-outside-country = تحققوا من الإحداثيات ومن البلد.
import-reason-not-a-number = هذه ليست إحداثيات.
import-mend-not-a-number = اكتبوا أعدادًا بالدرجات، مثلًا ‎50.85 لخط العرض و‎4.35 لخط الطول.
import-reason-not-a-phone = هذا ليس رقم هاتف كاملًا.
import-mend-not-a-phone = اكتبوا الرقم كاملًا، مع الصفر في البداية أو مع رمز البلد.
import-reason-not-a-postcode = هذا ليس رمزًا بريديًا في بلد المكان.
import-mend-not-a-postcode = اكتبوا جميع أرقام الرمز البريدي. تحققوا أيضًا من البلد.
import-reason-not-a-commune-code = هذا ليس الرمز الرسمي لبلدية.
import-mend-not-a-commune-code = اكتبوا الرمز الرسمي للبلدية، أو اتركوا الخلية فارغة.
import-reason-not-a-date = لا نستطيع قراءة تاريخ هنا.
import-mend-not-a-date = اكتبوا السنة ثم الشهر ثم اليوم، مثلًا ‎2026-11-22.
import-reason-date-in-future = هذا التاريخ في المستقبل.
import-mend-date-in-future = صحّحوا التاريخ. تحققوا خصوصًا من السنة.
import-reason-not-an-email = هذا ليس عنوان بريد إلكتروني.
import-mend-not-an-email = اكتبوا العنوان كاملًا مع العلامة @، أو اتركوا الخلية فارغة.
import-reason-not-a-web-address = هذا ليس عنوان موقع.
import-mend-not-a-web-address = اكتبوا العنوان كاملًا، مثلًا https://example.org.
import-reason-not-a-registration = هذا ليس رقمًا رسميًا لمنظمة.
import-mend-not-a-registration = اكتبوا الرقم كاملًا. في برنامج الجداول، اختاروا تنسيق النص.
import-reason-hours-not-read = لا نستطيع قراءة الأوقات في هذه الخلية.
import-mend-hours-not-read = اكتبوا الأوقات فقط، مثلًا ‎09:00-12:00.
import-reason-contradiction = على السؤال نفسه يجيب السطر بنعم وبلا معًا.
import-mend-contradiction = أبقوا جوابًا واحدًا فقط.
import-reason-second-value = في السطر عدة قيم، والممكن قيمة واحدة فقط. لقد أخذنا الأولى.
import-mend-second-value = أبقوا قيمة واحدة فقط.
import-reason-too-many = توجد هنا قيم كثيرة جدًا أو أخطاء كثيرة جدًا. لم نأخذ الباقي.
import-mend-too-many = أبقوا القيم المهمة، وصحّحوا الأخطاء التي ترونها.

# لماذا تعذّرت قراءة سطر

import-reason-cell-too-long = في هذا السطر خلية طويلة جدًا.
import-mend-cell-too-long = اختصروا النص. تحققوا أيضًا من عدم نقص علامة اقتباس.
import-reason-row-too-long = هذا السطر طويل جدًا.
import-mend-row-too-long = اختصروا النصوص والقوائم. تحققوا أيضًا من عدم نقص علامة اقتباس.
import-reason-too-many-columns = مع هذا السطر تصبح أعمدة الجدول كثيرة جدًا.
import-mend-too-many-columns = احذفوا الأعمدة التي لا تحتاجون إليها.
import-reason-too-deep = قوائم كثيرة جدًا داخل بعضها.
import-mend-too-deep = ضعوا القيم في السطر مباشرة.
import-reason-more-cells-than-header = في هذا السطر خلايا أكثر من عناوين الأعمدة في الجدول.
import-mend-more-cells-than-header = ضعوا كل نص فيه فاصلة أو فاصلة منقوطة بين علامتي اقتباس، أو أعطوا العمود عنوانًا.
import-reason-unclosed-quote = تُفتح هنا علامة اقتباس ولا تُغلق.
import-mend-unclosed-quote = أضيفوا علامة الاقتباس في نهاية النص، أو احذفوا الأولى.
import-reason-stray-quote = علامة اقتباس تغلق الخلية قبل نهايتها: يوجد نص بعدها.
import-mend-stray-quote = اكتبوا كل علامة اقتباس داخل النص مرتين.
import-reason-syntax = هذا ليس JSON صحيحًا.
import-mend-syntax = ابحثوا هنا عن فاصلة أو علامة اقتباس أو قوس ناقص أو زائد.
import-reason-not-an-object = هنا قيمة بلا اسم، وليس سطرًا.
import-mend-not-an-object = اكتبوا كائن JSON مع اسم لكل قيمة.
import-reason-broken-cell = تشير خلية إلى شيء غير موجود في الملف.
import-mend-broken-cell = اكتبوا القيمة نفسها في الخلية، واحفظوا الملف من جديد.

# ما نقوله عن مكان

import-reason-no-name = لا يذكر هذا السطر اسم المكان.
import-mend-no-name = اكتبوا اسم المكان.
import-reason-one-value-kept = يقبل هذا الحقل قيمة واحدة فقط. لقد أخذنا الأولى.
import-mend-one-value-kept = أبقوا قيمة واحدة فقط.
import-reason-too-long = هذا النص طويل جدًا. لقد حذفنا نهايته.
import-mend-too-long = اكتبوا اسمًا أقصر، وضعوا الباقي في الوصف.
import-reason-unknown-country = لا نعرف هذا البلد. لقد قرأنا السطر كمكان في بلجيكا.
import-mend-unknown-country = اكتبوا حرفي البلد، مثلًا BE أو FR.
import-reason-unknown-postcode = هذا الرمز البريدي غير موجود في بلجيكا.
import-mend-unknown-postcode = تحققوا من الأرقام الأربعة. إذا لم يكن المكان في بلجيكا، فاكتبوا بلده.
import-reason-unknown-commune = لا توجد بلدية في بلجيكا لها هذا الرمز.
import-mend-unknown-commune = اكتبوا الأرقام الخمسة لرمز NIS، أو اتركوا الخلية فارغة.
import-reason-unknown-commune-name = لا نعرف بلدية بهذا الاسم.
import-mend-unknown-commune-name = اكتب اسم البلدية أو رمزها البريدي. اسم القرية أو الحي لا يكفي.
import-reason-several-communes = هناك أكثر من بلدية بهذا الاسم.
import-mend-several-communes = اكتب الرمز البريدي أيضا حتى نعرف أي بلدية هي.
import-reason-merged-commune = أصبحت هذه البلدية جزءًا من بلدية أخرى. لقد أخذنا الرمز الحالي.
import-mend-merged-commune = لا داعي لفعل أي شيء.
import-reason-commune-not-of-postcode = ليس لهذه البلدية هذا الرمز البريدي. لقد أبقينا الرمز البريدي.
import-mend-commune-not-of-postcode = صحّحوا البلدية أو الرمز البريدي.
import-reason-point-outside-country = هذه النقطة ليست في بلجيكا.
import-mend-point-outside-country = تحققوا من الإحداثيات. إذا لم يكن المكان في بلجيكا، فاكتبوا بلده.
import-reason-hours-understood = كانت هذه الأوقات مكتوبة بطريقة أخرى. لقد فهمناها.
import-mend-hours-understood = لا داعي لفعل أي شيء.
import-reason-hours-ambiguous = هذه الأوقات غير واضحة. قد يكون لها أكثر من معنى.
import-mend-hours-ambiguous = اكتبوا الأيام والأوقات، مثلًا: ‎Mo-Fr 09:00-12:00.
import-reason-hours-not-understood = لا نفهم هذه الأوقات.
import-mend-hours-not-understood = اكتبوا الأيام والأوقات، مثلًا: ‎Mo-Fr 09:00-12:00.
import-reason-id-used-twice = لسطر آخر المعرّف نفسه. لقد أخذنا السطر الآخر.
import-mend-id-used-twice = أعطوا كل مكان معرّفًا خاصًا به. احذفوا الأسطر القديمة.
import-reason-same-row-twice = هذا السطر موجود أكثر من مرة في الملف. لقد أخذناه مرة واحدة.
import-mend-same-row-twice = لا داعي لفعل أي شيء.
import-reason-no-id-of-its-own = عدة أسطر بلا معرّف لها الاسم نفسه والعنوان نفسه، لكنها لا تقول الشيء نفسه.
import-mend-no-id-of-its-own = أعطوا كل سطر معرّفًا لا يتغيّر أبدًا، أو أبقوا سطرًا واحدًا فقط.

# لماذا تعذّرت قراءة ملف

import-refusal-empty = لا توجد أسطر في هذا الملف. تحققوا من أنه الملف الصحيح.
import-refusal-binary = هذا الملف ليس نصًا ولا جدولًا نعرفه. اطلبوا الجدول بصيغة CSV أو XLSX.
import-refusal-markup = هذا الملف صفحة ويب أو XML، وليس جدولًا. اطلبوا الجدول بصيغة CSV أو XLSX.
import-refusal-pdf = هذا الملف PDF، وليس جدولًا. اطلبوا الجدول بصيغة CSV أو XLSX.
import-refusal-old-or-protected-excel = هذا الملف من إصدار قديم من Excel، أو محمي بكلمة سر. افتحوه واحفظوه بصيغة XLSX بلا كلمة سر.
import-refusal-open-document = لا نقرأ ملفات OpenDocument. افتحوا الملف واحفظوه بصيغة XLSX أو CSV.
import-refusal-archive = لا يوجد جدول في ملف ZIP هذا. أعطوا الجدول نفسه.
import-refusal-protected-archive = ملف ZIP هذا محمي بكلمة سر. اطلبوا ملفًا بلا كلمة سر.
import-refusal-json-without-rows = لا توجد في ملف JSON هذا قائمة كائنات. ضعوا الأماكن في قائمة.
import-refusal-too-many-rows = في هذا الملف أسطر كثيرة جدًا. احذفوا الأسطر التي لا تحتاجون إليها.
import-refusal-too-many-tables = في هذا الملف جداول كثيرة جدًا. احذفوا الجداول التي لا تحتاجون إليها.
import-refusal-unpacked-too-big = هذا الملف كبير جدًا بعد فتحه، أو لا يكاد يوجد فيه جدول. احذفوا ما لا تحتاجون إليه.
import-refusal-too-wide = في هذا الجدول أعمدة كثيرة جدًا. احذفوا الأعمدة التي لا تحتاجون إليها.
import-refusal-too-many-open-quotes = علامات اقتباس كثيرة جدًا غير مغلقة. احفظوا الجدول من جديد بصيغة CSV أو XLSX.
import-refusal-joined-too-often = أسطر كثيرة جدًا من جداول أخرى تتبع الأسطر نفسها. تحققوا من الروابط بين الجداول.
import-refusal-broken = هذا الملف تالف، أو ينتهي قبل نهايته. نزّلوه أو اطلبوه من جديد.
import-refusal-broken-entry = جزء من هذا الملف ناقص أو تالف. افتحوه في برنامج جداول واحفظوه من جديد.
import-refusal-no-such-table = لا يوجد في هذا الملف الجدول الذي يذكره ملف المطابقة. صحّحوا الاسم.
import-refusal-not-readable = لم يستطع الكمبيوتر قراءة هذا الملف. تحققوا من أنه ما زال موجودًا، وحاولوا من جديد.
