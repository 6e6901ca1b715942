import type { Request, Response } from 'express';
import { reportOf, type Report } from '../../machines/asrun/report.ts';
import { REPORT_TABLES, reportSheet } from '../../machines/asrun/sheets.ts';
import { BYTE_ORDER_MARK, csvOf } from '../export/csv.ts';
import { xlsxOf } from '../export/xlsx.ts';
import type { ShowHost } from '../shows/showHost.ts';
import { HttpProblem } from './problem.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Sends what really happened in a show: `format` json (all that there is), csv (one `table`, the segments
 * where none is named) or xlsx (all tables); of all runs, or of the one that `run` names.
 */
export async function sendReport(host: ShowHost, { query }: Request, response: Response): Promise<void> {
  const { format = 'json' } = query;
  const report = await reportAsked(host, query['run']);
  if (format === 'json') {
    response.json(report);
  } else if (format === 'csv') {
    const { rows } = reportSheet(tableAsked(query['table']), report);
    response
      .attachment(`${host.id}-report.csv`)
      .type('text/csv')
      .send(BYTE_ORDER_MARK + csvOf(rows));
  } else if (format === 'xlsx') {
    const workbook = await xlsxOf(REPORT_TABLES.map((table) => reportSheet(table, report)));
    response.attachment(`${host.id}-report.xlsx`).type(XLSX_TYPE).send(workbook);
  } else {
    throw new HttpProblem({
      code: 'invalid',
      message: 'The parameter "format" must be json, csv or xlsx.',
    });
  }
}

async function reportAsked(host: ShowHost, run: unknown): Promise<Report> {
  const { programme } = host.history.ledger.snapshot.context;
  const runs = await host.asRun();
  if (run === undefined) return reportOf(host.id, programme, runs);
  const found = runs.filter((one) => String(one.run) === run);
  if (found.length === 0) {
    throw new HttpProblem({ code: 'invalid', message: 'The parameter "run" must be the number of a run.' });
  }
  return reportOf(host.id, programme, found);
}

function tableAsked(table: unknown) {
  const found = REPORT_TABLES.find((name) => name === (table ?? 'segments'));
  if (found) return found;
  const message = `The parameter "table" must be one of ${REPORT_TABLES.join(', ')}.`;
  throw new HttpProblem({ code: 'invalid', message });
}
