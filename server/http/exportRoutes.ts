import { type Request, type Response, Router } from 'express';
import { scheduleOf } from '../../machines/export/schedule.ts';
import { programmeSheet } from '../../machines/export/sheet.ts';
import { programmeText } from '../../machines/export/text.ts';
import { Calendars } from '../export/calendars.ts';
import { BYTE_ORDER_MARK, csvOf } from '../export/csv.ts';
import { xlsxOf } from '../export/xlsx.ts';
import type { ShowHost } from '../shows/showHost.ts';
import { programmeWithNotes } from '../shows/views.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { HttpProblem } from './problem.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file on its way out: its name's ending, its type, what is in it. */
interface ExportedFile {
  readonly ending: string;
  readonly type: string;
  readonly content: string | Buffer;
}

/** What the routes work with; `named` finds the show that a request names, `now` is server time, epoch ms. */
export interface ExportRoutes {
  readonly doorkeeper: Doorkeeper;
  readonly named: (request: Request) => ShowHost;
  readonly now: () => number;
}

/** `GET /:show/export?format=…` for the crew, notes included, and the calendar that viewers subscribe to. */
export function exportRoutes({ doorkeeper, named, now }: ExportRoutes): Router {
  const router = Router();
  const calendars = new Calendars();

  router.get('/:show/export', doorkeeper.crew, async (request, response) => {
    const host = named(request);
    const write = writerNamed(request.query['format'] ?? 'json');
    send(response, host.id, await write(host, now()));
  });

  router.get('/:show/calendar.ics', doorkeeper.viewer, async (request, response) => {
    const content = await calendars.of(named(request), now());
    response.type('text/calendar; charset=utf-8').send(content);
  });

  return router;
}

type Writer = (host: ShowHost, at: number) => ExportedFile | Promise<ExportedFile>;

const WRITERS: Readonly<Record<string, Writer>> = {
  json: (host, at) => ({
    ending: 'json',
    type: 'application/json; charset=utf-8',
    content: `${JSON.stringify(programmeWithNotes(host, at).programme, null, 2)}\n`,
  }),
  csv: (host, at) => ({
    ending: 'csv',
    type: 'text/csv; charset=utf-8',
    content: BYTE_ORDER_MARK + csvOf(programmeSheet(programmeWithNotes(host, at).programme).rows),
  }),
  xlsx: async (host, at) => ({
    ending: 'xlsx',
    type: XLSX,
    content: await xlsxOf([programmeSheet(programmeWithNotes(host, at).programme)]),
  }),
  'schedule-json': (host, at) => {
    const { programme, plan, seq, show } = programmeWithNotes(host, at);
    const schedule = scheduleOf(programme, plan, { show, version: seq, notes: true });
    return {
      ending: 'schedule.json',
      type: 'application/json; charset=utf-8',
      content: `${JSON.stringify(schedule, null, 2)}\n`,
    };
  },
  text: (host, at) => {
    const { programme, plan } = programmeWithNotes(host, at);
    return { ending: 'txt', type: 'text/plain; charset=utf-8', content: programmeText(programme, plan) };
  },
};

function writerNamed(format: unknown): Writer {
  const writer = typeof format === 'string' && Object.hasOwn(WRITERS, format) ? WRITERS[format] : undefined;
  if (writer) return writer;
  const message = `The parameter "format" must be one of ${Object.keys(WRITERS).join(', ')}.`;
  throw new HttpProblem({ code: 'invalid', message });
}

function send(response: Response, show: string, { ending, type, content }: ExportedFile): void {
  response.attachment(`${show}.${ending}`);
  response.type(type).send(content);
}
