/** Where an event is, as far as people can go there, and where it is online. */
export interface Location {
  /** The name of the room; empty where there is none. */
  readonly room: string;
  /** Links and the names of online meetings; empty where there are none. */
  readonly online: string;
}

const ONLINE =
  /^(?:[a-z][a-z\d+.-]*:\/\/\S+|(?:microsoft )?teams(?:[- ]?(?:meeting|besprechung|sitzung))?|r[ée]union (?:microsoft )?teams|reuni[óo]n de (?:microsoft )?teams|zoom(?: meeting)?|google meet|webex(?: meeting)?|online|en ligne|en l[íi]nea)$/iu;

/** Reads the location of an event, whose parts programs set apart by semicolons: `Saal 1; Microsoft Teams Meeting`. */
export function readLocation(location: string): Location {
  const parts = location
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const online = parts.filter((part) => ONLINE.test(part));
  return { room: parts.filter((part) => !ONLINE.test(part)).join('; '), online: online.join('; ') };
}
