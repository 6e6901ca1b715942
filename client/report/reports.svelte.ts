import { untrack } from 'svelte';
import type { Report } from '../../machines/asrun/report.ts';
import type { ControlLink } from '../lib/link/control.svelte.ts';
import { bearer } from '../lib/link/headers.ts';

/** What is pressed in a burst is read once, this many ms after the first. */
const SETTLE_MS = 400;

/** The report of a show, read anew when its log has grown. To be made while a component is being set up. */
export class Reports {
  readonly #key: string;
  #report = $state.raw<Report | null>(null);
  #problem = $state('');

  constructor(link: () => ControlLink, key: string) {
    this.#key = key;
    $effect(() => {
      const live = link().live;
      if (!live) return;
      const { show } = live;
      const over = new AbortController();
      const timer = setTimeout(
        () => void this.#read(show, over.signal),
        untrack(() => this.#report) ? SETTLE_MS : 0,
      );
      return () => {
        clearTimeout(timer);
        over.abort();
      };
    });
  }

  /** Null until it has come. */
  get report(): Report | null {
    return this.#report;
  }

  /** Why there is none, or none newer; empty if all is well. */
  get problem(): string {
    return this.#problem;
  }

  /** Saves the report as a file of a format, as the server makes it. */
  async download(format: 'csv' | 'xlsx' | 'json'): Promise<void> {
    const show = this.#report?.show;
    const response = show === undefined ? null : await this.#get(show, `?format=${format}`);
    if (!response?.ok) {
      this.#problem = 'The file could not be had from the server. Try again in a moment.';
      return;
    }
    const address = URL.createObjectURL(await response.blob());
    const anchor = document.createElement('a');
    anchor.href = address;
    anchor.download = `${show ?? 'show'}-report.${format}`;
    anchor.click();
    URL.revokeObjectURL(address);
  }

  /** Reads it, unless what was pressed meanwhile has it read anew. */
  async #read(show: string, over: AbortSignal): Promise<void> {
    const report = await this.#get(show, '', over)
      .then(async (response) => (response?.ok ? ((await response.json()) as Report) : null))
      .catch(() => null);
    if (over.aborted) return;
    this.#report = report ?? this.#report;
    this.#problem = report ? '' : 'The report could not be read from the server. What is shown may be old.';
  }

  async #get(show: string, query: string, signal?: AbortSignal): Promise<Response | null> {
    try {
      return await fetch(`/api/shows/${encodeURIComponent(show)}/report${query}`, {
        headers: { Authorization: bearer(this.#key) },
        ...(signal && { signal }),
      });
    } catch {
      return null;
    }
  }
}
