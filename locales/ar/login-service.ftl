# الدخول عن طريق خدمة رسمية

login-services = خدمات تسجيل الدخول
login-title = تسجيل الدخول عن طريق { $service }
login-what = تذهبون إلى موقع { $service }. ثم تعودون إلى هنا.
login-go = المتابعة إلى { $service }
login-go-public = المتابعة: يستعمل أشخاص آخرون هذا الكمبيوتر
login-other-way = تسجيل الدخول باسم وكلمة سر
login-problem-again = لم ينجح تسجيل الدخول عن طريق { $service }. حاولوا مرة أخرى، أو اتصلوا بنا.
login-problem-refused = لم يؤكد موقع { $service } من أنتم، أو لم يؤكده بما يكفي. جربوا وسيلة أخرى، أو اتصلوا بنا.
login-problem-settings = تسجيل الدخول عن طريق { $service } لا يعمل الآن. ليس هذا خطأكم. سجلوا الدخول باسمكم وكلمة سركم، أو اتصلوا بنا.
login-problem-not-linked = لا يوجد حساب مربوط بموقع { $service }. سجلوا الدخول مرة واحدة باسمكم وكلمة سركم. ثم اربطوا { $service } في «حسابي».
login-problem-taken = هذا الحساب أو هذا الشخص مربوط من قبل بموقع { $service } بطريقة أخرى. لم يتغير شيء. إذا كان هذا خطأ، اتصلوا بنا.
login-link-title = الربط بموقع { $service }
login-link-what = بعد ذلك يمكنكم تسجيل الدخول عن طريق { $service } بدون كلمة سر. نحتفظ فقط بالرقم الذي يعطيه { $service } لحسابكم، ولا شيء آخر.
login-link = ربط حسابي بموقع { $service }
login-link-ready = تذهبون الآن إلى موقع { $service } لتثبتوا من أنتم. ثم تعودون إلى هنا.
login-linked-since = حسابكم مربوط بموقع { $service } منذ { $day }.
login-unlink-what = بدون هذا الربط تسجلون الدخول باسمكم وكلمة سركم.
login-unlink = إلغاء الربط بموقع { $service }
login-is-linked = مربوط
login-is-not-linked = غير مربوط
login-way-out = ربما ما زال دخولكم مفتوحًا في موقع { $service }. سجلوا الخروج هناك أيضًا، حتى لا يدخل الشخص التالي باسمكم.
login-leave = تسجيل الخروج من { $service } أيضًا
login-no-way-out = ليس في موقع { $service } صفحة لتسجيل الخروج. أغلقوا كل نوافذ المتصفح.
account-done-linked = تم ربط حسابكم.
account-done-unlinked = لم يعد حسابكم مربوطًا.
