import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Preview } from '../../../machines/import/preview.ts';
import { importText } from '../../../machines/import/text.ts';

const options = { timeZone: 'Europe/Zurich', zoneIsKnown: true };
const seminar = readFileSync(new URL('../../../server/sample/itu-miit-2025.txt', import.meta.url), 'utf8');
const items: readonly (readonly [string, string])[] = [
  ['09:00-09:05', 'Promotional Video of China-ITU Cooperation'],
  ['09:05-09:25', 'Opening Session'],
  ['09:25-09:40', 'Keynote Session: Digital Innovation Cooperation for the Future and for All'],
  ['09:40-10:18', 'Panel 1: Fostering Cooperation Between China and ITU'],
  ['10:18-10:56', "Panel 2: Harnessing ITU's Influence in the Digital Age"],
  ['11:56-11:00', 'Closing Session'],
  ['11:20-13:00', 'Lunch Reception'],
];
const title = '2025 ITU/MIIT High-Level Seminar';
const place = 'Geneva, Switzerland | 11th July 2025';

const sources: Readonly<Record<string, string>> = {
  'a Markdown table': `# ${title}\n\n${place}\n\n## Programe:\n\n| Time | Item |\n|---|:--|\n${items.map(([time, item]) => `| ${time} | ${item} |`).join('\n')}\n`,
  'a Markdown list': `# ${title}\n${place}\n\n**Programe:**\n\n${items.map(([time, item]) => `- **${time}** ${item}`).join('\n')}\n`,
  'cells of a spreadsheet': `${title}\n${place}\n\nStart\tEnd\tItem\n${items.map(([time, item]) => `${time.replace('-', '\t')}\t${item}`).join('\r\n')}\r\n`,
  'a web page with a table': `<html><head><title>x</title><style>td { color: red }</style></head><body><h1>${title}</h1>
    <p>${place}</p><h2>Programe:</h2><table border="1"><thead><tr><th>Time</th><th>Item</th></tr></thead><tbody>
    ${items.map(([time, item]) => `<tr>\n<td><p>${time.replace('-', '&ndash;')}</p></td>\n<td class="a"><p>${item.replace("'", '&#39;')}</p></td>\n</tr>`).join('')}
    </tbody></table></body></html>`,
  'a web page with a table without a head': `<h1>${title}</h1><div>${place}</div><table>${items.map(([time, item]) => `<tr><td>${time}</td><td>${item}</td></tr>`).join('')}</table>`,
  'a web page with a list': `<h1>${title}</h1><p>${place}</p><ul>${items.map(([time, item]) => `<li><b>${time}</b>&nbsp;${item}</li>`).join('\n')}</ul>`,
};

describe('the seminar is the same programme', () => {
  test.each(Object.keys(sources))('as %s', (name) => {
    expect(importText(sources[name] ?? '', options).map(withoutLines)).toEqual(
      importText(seminar, options).map(withoutLines),
    );
  });
});

test('people on further lines of a cell are speakers', () => {
  const [preview] = importText(
    '<table><tr><th>Time</th><th>Session</th></tr><tr><td>9:00-9:30</td><td>Keynote<br>Ms Ana Li, Director, ITU</td></tr></table>',
    options,
  );
  expect(preview?.programme.segments).toEqual([
    {
      kind: 'keynote',
      title: 'Keynote',
      start: '09:00',
      durationMs: 1_800_000,
      speakers: [{ name: 'Ms Ana Li', role: 'Director', affiliation: 'ITU' }],
    },
  ]);
});

test('text that only speaks of tags stays as it is', () => {
  const [preview] = importText('Web day\n09:00-09:30 What <b> and <script> do & why\n', options);
  expect(preview?.programme.segments[0]?.title).toBe('What <b> and <script> do & why');
});

function withoutLines({ name, programme, findings }: Preview): unknown {
  return { name, programme, findings: findings.map(({ line: _, ...finding }) => finding) };
}
