/**
 * `npm run bench [-- engine press]`: the product's figures, each with a baseline of the same run where it has one,
 * as tables for people and, with `--json FILE`, for machines.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchConsole } from './benchConsole.ts';
import { benchDigits } from './benchDigits.ts';
import { benchEditor } from './benchEditor.ts';
import { benchEngine } from './benchEngine.ts';
import { benchJoin } from './benchJoin.ts';
import { benchMemory } from './benchMemory.ts';
import { benchPages } from './benchPages.ts';
import { benchPress } from './benchPress.ts';
import { benchReturn } from './benchReturn.ts';
import { benchStay } from './benchStay.ts';
import { type Figure, printFigures } from './figures.ts';

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  engine: benchEngine,
  press: benchPress,
  join: benchJoin,
  stay: benchStay,
  return: benchReturn,
  memory: benchMemory,
  pages: benchPages,
  digits: benchDigits,
  editor: benchEditor,
  console: benchConsole,
};

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const wanted = positionals.length > 0 ? positionals : Object.keys(BENCHES);

const results: Record<string, Figure[]> = {};
for (const name of wanted) {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`There is no bench "${name}": there are ${Object.keys(BENCHES).join(', ')}.`);
  const figures = await bench();
  results[name] = figures;
  printFigures(name, figures);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
