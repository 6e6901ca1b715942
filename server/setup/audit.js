import { text } from 'node:stream/consumers';

/**
 * Reads what `npm audit --json` found in the packages that are shipped, and fails where it is of high severity
 * or above. Where the registry could not be asked, it says so and lets pass: a network is not a fault of ours.
 */
const report = parse(await text(process.stdin));
if (report?.vulnerabilities === undefined) {
  console.log('The dependencies were not audited: the registry gives no answer to that.');
} else {
  const severe = Object.values(report.vulnerabilities).filter(({ severity }) =>
    /^(high|critical)$/.test(severity),
  );
  for (const { name, severity, range } of severe) console.log(`${severity}: ${name} ${range}`);
  console.log(`The dependencies were audited: ${String(severe.length)} of high severity or above.`);
  process.exitCode = severe.length > 0 ? 1 : 0;
}

/**
 * @param {string} json
 * @returns {{ vulnerabilities?: Record<string, { name: string, severity: string, range: string }> } | undefined}
 */
function parse(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
