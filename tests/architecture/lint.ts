import { ESLint } from 'eslint';
import { join } from 'node:path';
import ts from 'typescript-eslint';

const root = join(import.meta.dirname, '..', '..');

// The rules of the architecture need no types, and a file that is not on disk has none.
const eslint = new ESLint({ cwd: root, overrideConfig: [ts.configs.disableTypeChecked] });

/**
 * What the project's lint says about a file that would stand at `path`: the rules and messages of its
 * complaints, apart from names that are not used.
 */
export async function complaints(path: string, ...lines: string[]): Promise<string[]> {
  const [result] = await eslint.lintText(lines.join('\n'), { filePath: join(root, path) });
  if (result === undefined) throw new Error(`ESLint does not look at ${path}.`);
  return result.messages
    .filter(({ ruleId }) => ruleId !== '@typescript-eslint/no-unused-vars')
    .map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`);
}
