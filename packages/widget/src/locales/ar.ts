import type { Strings } from './en.js'

const number = new Intl.NumberFormat('ar')
const rules = new Intl.PluralRules('ar')
const seconds = new Intl.NumberFormat('ar', { style: 'unit', unit: 'second', unitDisplay: 'short' })
const minutes = new Intl.NumberFormat('ar', { style: 'unit', unit: 'minute', unitDisplay: 'short' })

/** One and two are words; three to ten, eleven to ninety-nine, and the rest each have a form of their own. */
function counted(count: number, one: string, two: string, few: string, many: string, other: string): string {
  const form = rules.select(count)
  if (form === 'one') return one
  if (form === 'two') return two
  return `${number.format(count)} ${form === 'few' ? few : form === 'many' ? many : other}`
}

const credits = (count: number) => counted(count, 'نقطة واحدة', 'نقطتان', 'نقاط', 'نقطة', 'نقطة')
const characters = (count: number) => counted(count, 'حرف واحد', 'حرفان', 'أحرف', 'حرفًا', 'حرف')

export const strings: Strings = {
  common: {
    retry: 'إعادة المحاولة',
    close: 'إغلاق',
    cancel: 'إلغاء',
    picture: 'صورة',
    uploadedPicture: 'صورة مرفوعة',
    text2img: 'من نص إلى صورة',
    img2img: 'من صورة إلى صورة',
    continueCreation: 'متابعة الإبداع',
    delete: 'حذف',
    more: 'عرض المزيد',
    moreActions: 'إجراءات أخرى',
    loading: 'جارٍ التحميل…',
    found: (count) => counted(count, 'نتيجة واحدة', 'نتيجتان', 'نتائج', 'نتيجة', 'نتيجة'),
    nothingFound: 'لا توجد نتائج',
    nothingFoundText: 'جرّب كلمة أخرى، أو اعرض كل شيء.',
    showAll: 'عرض الكل',
  },

  studio: {
    loading: 'جارٍ فتح المحادثة…',
    unavailableTitle: 'يتعذّر فتح هذه المحادثة',
    startNew: 'بدء محادثة جديدة',
  },

  timeline: {
    label: 'المحادثة',
    ready: 'الصورة جاهزة.',
    jumpToLatest: 'الانتقال إلى الأحدث',
    news: 'جديد في الأسفل',
    older: 'عرض الرسائل السابقة',
    loadingOlder: 'جارٍ تحميل الرسائل السابقة…',
  },

  message: {
    you: 'أنت',
    sending: 'جارٍ الإرسال…',
    queued: 'ستُرسل بعد الرسالة السابقة.',
    delayed: 'لم تُرسل بعد. ستُرسل تلقائيًا عند عودة الاتصال.',
    resend: 'إرسال الآن',
    takeBack: 'سحب',
    deleted: 'حُذفت هذه الصورة.',
  },

  picture: {
    queued: 'في الانتظار…',
    drawing: 'جارٍ رسم صورتك…',
    editing: 'جارٍ تعديل صورتك…',
    cancelling: 'جارٍ الإلغاء…',
    elapsed: (time) =>
      time < 60 ? seconds.format(time) : `${minutes.format(Math.floor(time / 60))} ${seconds.format(time % 60)}`,
    progress: 'تقدّم صورتك',
    continueWith: 'المتابعة بهذه',
    active: 'البناء على هذه',
    missing: 'تعذّر تحميل الصورة.',
    view: (prompt) => `عرض مكبّر: ${prompt}`,
    madeFrom: (prompt) => `مأخوذة من: ${prompt}`,
    earlierPicture: 'صورة سابقة',
    compare: 'مقارنة بالأصل',
    download: 'تنزيل',
    copyImage: 'نسخ الصورة',
    copyPrompt: 'نسخ الوصف',
    usePrompt: 'استخدام الوصف مجددًا',
    copied: 'تم النسخ',
    notCopied: 'لا يسمح متصفحك بالنسخ هنا.',
  },

  lightbox: {
    label: 'صورة مكبّرة',
    position: (position, count) => `${number.format(position)} من ${number.format(count)}`,
    previous: 'الصورة السابقة',
    next: 'الصورة التالية',
    zoomIn: 'تكبير',
    zoomOut: 'تصغير',
    fit: (percent) => `${percent}: ملاءمة الشاشة`,
  },

  compare: {
    label: 'قبل وبعد',
    before: 'قبل',
    after: 'بعد',
  },

  failure: {
    usePrompt: 'تعديل الوصف',
    titles: {
      cancelled: 'أُلغيت',
      insufficient_credits: 'الرصيد غير كافٍ',
      provider_rejected: 'لا يستطيع النموذج تنفيذ هذا',
      content_policy: 'لا يمكن رسم هذه الصورة',
      provider_unavailable: 'يتعذّر الوصول إلى النموذج',
      provider_quota: 'بلغ النموذج حدّه',
      timed_out: 'استغرق الأمر وقتًا طويلًا',
      bad_output: 'لم تكتمل هذه الصورة',
      source_missing: 'الصورة الأصلية لم تعد موجودة',
      internal: 'لم تكتمل هذه الصورة',
      unsent: 'لم تُرسل الرسالة',
    },
    reasons: {
      cancelled: 'أُوقفت قبل أن تكتمل.',
      insufficient_credits: 'تكلفة هذه الصورة أكبر من رصيدك المتبقي.',
      provider_rejected: 'صِف الصورة بطريقة أخرى ثم أعد المحاولة.',
      content_policy: 'يرفض النموذج هذا النوع من المحتوى. قد ينجح وصف آخر.',
      provider_unavailable: 'قد يعود بعد لحظات.',
      provider_quota: 'لا يستقبل صورًا أخرى حاليًا. حاول لاحقًا، أو اختر نموذجًا آخر.',
      timed_out: 'لم ينتهِ النموذج في الوقت المحدد. غالبًا ما تنجح محاولة أخرى.',
      bad_output: 'ما أعاده النموذج ليس صورة.',
      source_missing: 'اختر صورة أخرى ثم أعد الطلب.',
      internal: 'حدث خطأ أثناء إنشائها.',
      unsent: 'عدّلها، أو أعد المحاولة.',
    },
  },

  welcome: {
    title: 'ماذا تودّ أن ترى؟',
    text: 'صِف صورة، ثم تابع الحديث لتعديلها.',
    suggestions: [
      'ارسم قطة كرتونية لطيفة ترتدي معطف مطر أصفر.',
      'منارة على جرف عند الغروب، وأمامها قاربان شراعيان.',
      'روبوت سعيد يسقي الأزهار في حديقة.',
    ],
  },

  activeImage: {
    label: 'ما ستُبنى عليه رسالتك التالية',
    nextMessage: 'رسالتك التالية',
    buildsOnThis: 'تُبنى على هذه الصورة',
    startsNew: 'تبدأ صورة جديدة',
    clear: 'صورة جديدة',
    upload: 'رفع صورة',
    pick: 'الاختيار من صورك',
    drop: 'أفلت صورتك هنا',
    uploading: 'جارٍ رفع صورتك…',
    tooLarge: 'هذا الملف كبير جدًا: الحد الأقصى للصورة 20 ميغابايت.',
    wrongType: 'لا يمكن استخدام هذا النوع من الملفات. جرّب PNG أو JPEG أو WebP أو AVIF أو GIF.',
  },

  composer: {
    label: 'الرسالة',
    describePicture: 'صِف صورة…',
    describeChange: 'صِف تعديلًا…',
    send: 'إرسال',
    mode: 'ما تفعله الرسالة التالية',
    text2img: 'صورة جديدة',
    img2img: 'تعديل هذه الصورة',
    options: 'النموذج والشكل',
    model: 'النموذج',
    shape: 'الشكل',
    square: 'مربّع',
    portrait: 'طولي',
    landscape: 'عرضي',
    automatic: 'تلقائي',
    likeThePicture: 'مثل الصورة',
    demo: 'تجريبي',
    credits,
    costs: (cost, left) => `${credits(cost)} من ${number.format(left)}`,
    noCredits: (cost, left) => `الرصيد غير كافٍ: تكلفة هذه الصورة ${credits(cost)}، ورصيدك ${number.format(left)}.`,
    unableTo: { text2img: 'لتعديل الصور فقط', img2img: 'للصور الجديدة فقط' },
    unable: (model) => `لا يستطيع ${model} فعل هذا. اختر نموذجًا آخر.`,
    uploading: 'لحظة من فضلك: ما زال رفع صورتك جاريًا.',
    charactersLeft: (left) => `المتبقي: ${characters(left)}`,
    charactersOver: (over) => `الزيادة: ${characters(over)}`,
  },

  conversations: {
    label: 'المحادثات',
    search: 'البحث في المحادثات',
    startNew: 'محادثة جديدة',
    untitled: 'محادثة جديدة',
    lastWeek: 'آخر 7 أيام',
    rename: 'إعادة التسمية',
    title: 'عنوان المحادثة',
    emptyTitle: 'لا توجد محادثات بعد',
    emptyText: 'صِف صورة، وستُحفظ المحادثة عنها هنا.',
    deleteTitle: 'هل تريد حذف هذه المحادثة؟',
    deleteText: 'ستُحذف رسائلها نهائيًا، وتبقى صورها في السجل.',
  },

  history: {
    label: 'صورك',
    search: 'البحث في صورك',
    kind: 'النوع',
    allKinds: 'كل الأنواع',
    uploads: 'المرفوعة',
    state: 'الحالة',
    allStates: 'كل الحالات',
    finished: 'مكتملة',
    unfinished: 'قيد الإنشاء',
    failed: 'لم تكتمل',
    emptyTitle: 'لا توجد صور بعد',
    emptyText: 'تُحفظ هنا كل صورة تنشئها أو ترفعها.',
    deleteTitle: 'هل تريد حذف هذه الصورة؟',
    deleteText: 'ستُحذف نهائيًا. وتبقى المحادثات التي ظهرت فيها، لكن من دونها.',
  },

  generate: {
    label: 'إنشاء صورة',
    kind: 'نوع الصورة',
    prompt: 'الوصف',
    source: 'الصورة المراد تعديلها',
    seed: 'البذرة',
    random: 'عشوائي',
    submit: 'إنشاء',
    results: 'ما أنشأته',
    noResults: 'ستظهر صورتك هنا.',
    useAsSource: 'استخدامها كأصل',
    noPrompt: 'صِف الصورة أولًا.',
    noSource: 'اختر الصورة المراد تعديلها: ارفعها، أو أفلتها هنا، أو خذها من صورك.',
    noSeed: (largest) => `عدد صحيح لا يتجاوز ${number.format(largest)}، أو اتركه فارغًا لعدد عشوائي.`,
  },

  notice: {
    dismiss: 'إغلاق',
    offline: 'أنت غير متصل. ستُرسل رسائلك عند عودة الاتصال.',
    problems: {
      connection: 'يتعذّر الوصول إلى الاستوديو. تحقّق من اتصالك.',
      timeout: 'استغرق الاستوديو وقتًا طويلًا في الرد.',
      still_running: 'تستغرق هذه الصورة وقتًا أطول من المعتاد. ما زالت قيد الإنشاء.',
      authentication: 'تم تسجيل خروجك. سجّل الدخول مجددًا للمتابعة.',
      permission: 'لا يُسمح لك بفعل هذا.',
      not_found: 'لم يعد هذا موجودًا.',
      rate_limit: 'طلبات كثيرة دفعة واحدة. انتظر لحظة ثم أعد المحاولة.',
      too_many_pending: 'صور كثيرة قيد الإنشاء بالفعل. انتظر اكتمال إحداها.',
      unavailable: 'الاستوديو غير متاح مؤقتًا. حاول بعد قليل.',
      payload_too_large: 'هذا الملف كبير جدًا.',
      unreadable_image: 'يتعذّر قراءة هذا الملف كصورة.',
      unsupported_media_type: 'لا يمكننا قراءة هذا النوع من الصور.',
      unexpected: 'حدث خطأ غير متوقع. أعد المحاولة.',
    },
  },
}
