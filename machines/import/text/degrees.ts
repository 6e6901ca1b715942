/** Degrees and honours that stand behind a name and belong to it: "Jane Whitfield, MD, FACC". */
const DEGREE = String.raw`(?:M\.?D|Ph\.? ?D|D\.?O|D\.?Phil|Pharm\.?D|Psy\.?D|Ed\.?D|J\.?D|LL\.?[MBD]|D\.?D\.?S|D\.?V\.?M|D\.?N\.?P|Dr\.?P\.?H|M\.?P\.?H|M\.?H\.?A|M\.?B\.?A|M\.?P\.?A|M\.?Sc|M\.?S|M\.?A|B\.?Sc|B\.?A|B\.?N|M\.?Ed|M\.?B\.?B\.?S|MBChB|M\.?S\.?N|B\.?S\.?N|A?P?RN(?:-BC)?|NP|FNP|PA-C|LCSW|RD|PT|DPT|P\.?E|PMP|CPA|CFA|Esq|K\.?C|Q\.?C|S\.?C|O\.?B\.?E|M\.?B\.?E|C\.?B\.?E|FACC|FACP|FACS|FAAN|FAHA|FRCP|FRCS|FRCPC|FRS|FRSA|FAAP|FESC|FCCP|FAIA|AIA|RIBA|MRICS|FICE|Jr|Sr|II|III)\.?`;
const DEGREES = new RegExp(String.raw`^(?:\s*[,，]?\s*${DEGREE}(?=$|[\s,，;(|]))+`, 'u');
const DEGREE_ALONE = new RegExp(`^(?:${DEGREE}[ /]?)+$`, 'u');

/** How many characters of degrees stand at the beginning of what follows a name, 0 where none do. */
export function degreesBehind(text: string): number {
  const found = DEGREES.exec(text)?.[0];
  return found === undefined || !/^\s*[,，]/.test(found) ? 0 : found.length;
}

/** Whether a piece between commas is a degree and nothing else. */
export function isDegree(text: string): boolean {
  return DEGREE_ALONE.test(text.trim());
}
