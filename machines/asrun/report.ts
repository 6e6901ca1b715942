import { suggestDurations, type SuggestedDuration } from '../forecast/suggest.ts';
import type { Programme } from '../programme/schema.ts';
import { accountInWords } from './accountInWords.ts';
import type { RunReport } from './asRun.ts';
import { rehearsed } from './rehearsed.ts';
import { speakerTimes, type SpeakerTime } from './speakerTimes.ts';
import { timeAccount, type TimeAccount } from './timeAccount.ts';

/** A run with what is read from it. */
export interface ReportedRun extends RunReport {
  /** Null before any segment has ended. */
  readonly account: TimeAccount | null;
  /** The account in English sentences. */
  readonly summary: readonly string[];
  readonly speakers: readonly SpeakerTime[];
  /** New lengths for next time, as `programme.replan` takes them. */
  readonly suggestions: readonly SuggestedDuration[];
}

/** What really happened in all the runs of a show, the oldest first. */
export interface Report {
  readonly show: string;
  readonly title: string;
  readonly timeZone: string;
  readonly runs: readonly ReportedRun[];
}

/** The report of a show from its runs, and its programme as it now is. */
export function reportOf(show: string, programme: Programme, runs: readonly RunReport[]): Report {
  const { title, timeZone } = programme;
  return { show, title, timeZone, runs: runs.map((run) => reported(programme, run)) };
}

function reported(programme: Programme, run: RunReport): ReportedRun {
  const account = timeAccount(run);
  return {
    ...run,
    account,
    summary: account ? accountInWords(account, run.endedAt !== null) : [],
    speakers: speakerTimes(run),
    suggestions: suggestDurations(rehearsed(programme, run)),
  };
}
