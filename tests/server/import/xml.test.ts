import { expect, test } from 'vitest';
import { readProgrammes } from '../../../server/import/read.ts';
import { bytesOf } from './workbook.ts';

test('characters by their numbers in schedule.xml, as pretalx writes them', async () => {
  const talk =
    '<title>It&#x27;s &#39;on&#39; &amp; &lt;off&gt;</title><start>09:00</start><duration>00:30</duration>';
  const xml = `<schedule><day date="2026-07-03"><room name="A&#x27;s"><event>${talk}</event></room></day></schedule>`;
  const [preview] = await readProgrammes({ bytes: bytesOf(xml) }, { timeZone: 'Europe/Zurich' });
  expect(preview?.programme).toMatchObject({ place: "A's", segments: [{ title: "It's 'on' & <off>" }] });
});
