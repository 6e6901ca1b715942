import type { Finding } from '../../../machines/import/findings.ts';

/** Gives the keyboard to the field, in an open item of the review, that a finding is about. */
export function focusField(item: HTMLElement, { proposal, code }: Finding): void {
  const field = proposal?.field ?? (code === 'no-title' ? 'title' : 'length');
  const mark = field === 'durationMs' ? 'length' : field;
  const input =
    item.querySelector<HTMLInputElement>(`[data-row-field="${mark}"]`) ??
    item.querySelector<HTMLInputElement>('[data-row-field]');
  input?.focus();
  input?.select();
}
