import type { Programme } from '../../machines/programme/schema.ts';
import type { TestServer } from './server.ts';

/** Titles of the morning's segments, in the order of the programme. */
const TITLES = {
  ar: [
    'فيلم تعريفي',
    'الجلسة الافتتاحية',
    'الكلمة الرئيسية: الابتكار الرقمي للمستقبل وللجميع',
    'حلقة النقاش 1: تعزيز التعاون',
    'حلقة النقاش 2: التأثير في العصر الرقمي',
    'تسليم التقرير',
    'الجلسة الختامية',
    'مأدبة غداء',
  ],
  zh: [
    '宣传片',
    '开幕式',
    '主旨演讲：面向未来、惠及所有人的数字创新',
    '专题讨论一：促进合作',
    '专题讨论二：数字时代的影响力',
    '报告移交',
    '闭幕式',
    '午餐招待会',
  ],
} as const;

const WHOLE = {
  ar: { title: 'الندوة الرفيعة المستوى بشأن التعاون الرقمي' },
  zh: { title: '数字合作高级别研讨会' },
} as const;

/** Writes the morning's titles in Arabic and Chinese into its programme, as an editor would, in one edit. */
export async function translate(server: TestServer, show: string): Promise<void> {
  const answer = await fetch(`${server.url}/api/shows/${show}/programme`);
  const { programme } = (await answer.json()) as { programme: Programme };
  const edits = programme.segments.map(({ id }, at) => ({
    type: 'programme.update',
    segmentId: id,
    changes: { translations: { ar: { title: TITLES.ar[at] }, zh: { title: TITLES.zh[at] } } },
  }));
  const whole = { type: 'programme.describe', changes: { translations: WHOLE } };
  await server.give(show, 'programme.edit', { edits: [...edits, whole] });
}
