import { type Request, type Response, Router } from 'express';
import { rehearsed } from '../../machines/asrun/rehearsed.ts';
import { suggestDurations } from '../../machines/forecast/suggest.ts';
import { possibleNow } from '../../machines/log/possible.ts';
import { findDuplicateId } from '../../machines/programme/identify.ts';
import { programmeDraftSchema } from '../../machines/programme/schema.ts';
import { activeStates, chartOfShow } from '../../machines/show/chart.ts';
import { stateOf } from '../../machines/show/state.ts';
import type { Answer } from '../../machines/wire/answer.ts';
import type { ChartView } from '../../machines/wire/chart.ts';
import { describeIssue } from '../../machines/wire/describeIssue.ts';
import { VIEWS, type View } from '../../machines/wire/views.ts';
import type { Gate } from '../access/gate.ts';
import { OTHER_SHOW } from '../access/pass.ts';
import type { ShowHost } from '../shows/showHost.ts';
import { type Hand, nameOr } from '../shows/hand.ts';
import type { Shows } from '../shows/shows.ts';
import { liveFor, momentNow, programmeWithoutNotes } from '../shows/views.ts';
import type { Store } from '../store/port.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { exportRoutes } from './exportRoutes.ts';
import { headerText } from './headerText.ts';
import { jsonBody } from './jsonBody.ts';
import { logAsCsv } from './logAsCsv.ts';
import { keepLogo, pictureBody } from './logoRoutes.ts';
import { HttpProblem, sendProblem } from './problem.ts';
import { sendReport } from './reportRoute.ts';
import { paced } from './turnstile.ts';

/** The largest body: a programme with all its notes, or as much in edits of one. */
const BODY_LIMIT = '10mb';

/** What the routes of shows work with; `now` is server time, epoch ms. */
export interface ShowRoutes {
  readonly shows: Shows;
  readonly store: Store;
  readonly doorkeeper: Doorkeeper;
  readonly gate: Gate;
  readonly now: () => number;
}

/** `/api/shows`: what viewers may read, and what the holder of a key may do. */
export function showRoutes({ shows, store, doorkeeper, gate, now }: ShowRoutes): Router {
  const router = Router();
  const { viewer, holder, crew, editor } = doorkeeper;
  const spare = paced(gate.commands);

  router.get('/', viewer, (request, response) => {
    const scope = doorkeeper.scopeOf(request);
    const known = shows.all().filter(({ id }) => scope === null || id === scope);
    const damaged = shows.damaged().filter(({ show }) => scope === null || show === scope);
    response.json({ shows: known.map(summaryOf), ...(damaged.length > 0 && { damaged }) });
  });

  router.post('/', editor, ...jsonBody(BODY_LIMIT), async (request, response) => {
    if (doorkeeper.passOf(request).show !== null) throw new HttpProblem(OTHER_SHOW);
    const read = programmeDraftSchema.safeParse(request.body);
    if (!read.success) throw new HttpProblem({ code: 'invalid', message: describeIssue(read.error) });
    const duplicate = findDuplicateId(read.data);
    if (duplicate !== undefined) {
      throw new HttpProblem({ code: 'invalid', message: `The id "${duplicate}" is given twice.` });
    }
    const host = await shows.add(read.data);
    response
      .status(201)
      .location(`/api/shows/${encodeURIComponent(host.id)}`)
      .json({ show: host.id });
  });

  router.get('/:show/live', viewer, (request, response) => {
    const host = named(request);
    response.json(liveFor(host, momentNow(host, now()), { view: viewIn(request) }));
  });

  router.get('/:show/programme', viewer, (request, response) => {
    response.json(programmeWithoutNotes(named(request), now()));
  });

  router.put('/:show/logo', editor, pictureBody, async (request, response) => {
    doorkeeper.passOf(request);
    named(request);
    response.json({ logo: await keepLogo(store, request.body) });
  });

  router.post('/:show/commands', holder, spare, ...jsonBody(BODY_LIMIT), (request, response) => {
    named(request).command(request.body, handOf(request), (answer) => {
      sendAnswer(response, answer);
    });
  });

  router.post('/:show/go', holder, spare, (request, response) => {
    named(request).go(handOf(request), (answer) => {
      sendAnswer(response, answer);
    });
  });

  router.get('/:show/log', crew, async (request, response) => {
    const entries = await store.entries(named(request).id, 0);
    const { format = 'json' } = request.query;
    if (format === 'json') response.json(entries);
    else if (format === 'csv') response.type('text/csv').send(logAsCsv(entries));
    else throw new HttpProblem({ code: 'invalid', message: 'The parameter "format" must be json or csv.' });
  });

  router.get('/:show/chart', crew, (request, response) => {
    const { history } = named(request);
    response.json({
      seq: history.ledger.seq,
      chart: chartOfShow(),
      active: activeStates(history.ledger.snapshot),
      commands: possibleNow(history, now()),
    } satisfies ChartView);
  });

  router.get('/:show/report', crew, (request, response) => sendReport(named(request), request, response));

  router.get('/:show/as-run', crew, async (request, response) => {
    const host = named(request);
    const { programme } = host.history.ledger.snapshot.context;
    const runs = await host.asRun();
    response.json({
      runs: runs.map((run) => ({ ...run, suggestions: suggestDurations(rehearsed(programme, run)) })),
    });
  });

  router.use(exportRoutes({ doorkeeper, named, now }));

  return router;

  /** Whose hand it is: what the button calls itself, else that it came over HTTP. */
  function handOf(request: Request): Hand {
    const { role, link } = doorkeeper.passOf(request);
    const name = headerText(request.get('X-Showcaller-Name') ?? '').slice(0, 100);
    return { by: nameOr(name, 'http'), role, link };
  }

  function named(request: Request): ShowHost {
    const show = String(request.params['show']);
    const host = shows.get(show);
    if (!host) throw new HttpProblem(shows.absence(show));
    return host;
  }
}

function summaryOf(host: ShowHost) {
  const { snapshot, seq } = host.history.ledger;
  const { title, place, date } = snapshot.context.programme;
  return {
    show: host.id,
    title,
    ...(place !== undefined && { place }),
    ...(date !== undefined && { date }),
    state: stateOf(snapshot),
    seq,
  };
}

function viewIn({ query }: Request): View {
  return VIEWS.find((view) => view === query['view']) ?? 'room';
}

function sendAnswer(response: Response, answer: Answer): void {
  if (answer.ok) response.json(answer);
  else sendProblem(response, new HttpProblem(answer), answer);
}
