# نتيجة قراءة قائمة

import-report-rows = { $rows } صفوف = { $taken } مأخوذة (منها { $remarked } بملاحظات) + { $refused } مرفوضة
import-report-taken = مأخوذة: { $unchanged } بلا تغيير، { $changed } تغيرت، منها { $new } جديدة
import-report-refused = مرفوضة: { $rows }: { $why }
import-report-remarked = ملاحظات: { $times }: { $field }: { $why }
import-report-gone = { $count } لم تعد في هذا المصدر: وُضعت عليها علامة ولم تُحذف
import-report-none-known = لا يذكر هذا الملف أيا من السجلات المعروفة لهذا المصدر وعددها { $count }، ولم توضع علامة على أي منها. إذا كانت قائمة أخرى فاقرؤوها مع ‎--source NAME. إذا كانت معرفاتها جديدة فأغلقوا الأماكن القديمة.
import-report-undecided = { $count } لم توجد في هذا الملف ولم توضع عليها علامة: لم نستطع قراءة بعض الصفوف ولا نعرف هل ذكرتها
import-report-unread-columns = أعمدة لا يؤخذ منها شيء، مع عدد الصفوف التي فيها شيء: { $columns }
import-report-hidden = أوراق مخفية لم نقرأها: { $tables }
import-report-fields-without-column = حقول في ملف المطابقة ليس لها عمود في هذا الملف: { $fields }
import-report-unreached = صفوف من جداول أخرى لا تتبع أي صف مقروء: { $tables }
import-report-duplicates = { $pairs } أزواج جديدة قد تكون المكان نفسه: passerelle duplicates list
import-report-too-many-places = أماكن كثيرة جدا للبحث عن الأماكن المتشابهة
import-report-cost = { $seconds } ث، و{ $mib } ميبيبايت من الذاكرة على الأكثر
import-report-dry-run = تجربة: لم يُكتب شيء
import-report-row = الصف { $row }
import-report-row-refused = مرفوض
import-report-row-remark = ملاحظة
import-report-progress = { $done } من { $rows } صفوف
import-report-nothing-taken = لم يؤخذ أي صف. تحققوا من أن ملف المطابقة خاص بهذه القائمة.
